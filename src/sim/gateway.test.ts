import fc from 'fast-check'
import { expect, test } from 'vitest'
import { values } from './collections/orderedMap.ts'
import { send, type ApiRequest } from './gateway.ts'
import { formatTrace } from './testing/formatTrace.ts'
import {
  ACCOUNT,
  TRAIL_ARN,
  deliveryPolicy,
  encryptedUnder,
  gallery,
  objectEvents,
  policy,
  publicPolicy,
  type Gallery,
} from './testing/gallery.ts'
import { createLaws, deepFreeze } from './testing/laws.ts'
import { randomRequest, type Pool } from './testing/randomRequests.ts'
import { root } from './testing/world.ts'
import type { World } from './world.ts'

// One account for all runs: a run starts from its world, and worlds are values.
const prepared = await gallery()
const pool = await poolOf(prepared)
const requests = randomRequest(['alice', 'bob', 'carol'], pool)

test('random requests obey the laws, and are refused in no other way than AWS refuses', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { minLength: 30, maxLength: 40 }), async (sequence) => {
      // What one run deletes from the HSM, the next one still finds.
      const environment = prepared.simulation.environment.fork()
      let world = deepFreeze(prepared.simulation.world)
      const laws = createLaws(environment, world)
      for (const request of sequence) {
        const outcome = await send(world, environment, request)
        const broken = laws.check(world, request, outcome)
        const story = formatTrace(outcome.trace)
        expect({ broken, story }).toEqual({ broken: [], story })
        world = deepFreeze(outcome.world)
      }
    }),
    { numRuns: 80, endOnFailure: true },
  )
}, 60_000)

test('the same seed tells the same story, byte for byte', async () => {
  const story = async (sequence: readonly ApiRequest[]): Promise<string> => {
    const { simulation } = await gallery('twice')
    let { world }: { world: World } = simulation
    const told: string[] = []
    for (const request of sequence) {
      const outcome = await send(world, simulation.environment, request)
      told.push(JSON.stringify(outcome))
      world = outcome.world
    }
    return told.join('\n')
  }
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { minLength: 10, maxLength: 15 }), async (sequence) => {
      expect(await story(sequence)).toBe(await story(sequence))
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 60_000)

test('a refused read is told from door to door', async () => {
  const { simulation, keyArn, bob } = await gallery()
  const { trace } = await simulation.send(bob, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  const refusal =
    `AccessDenied “User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: kms:Decrypt on resource: KEY ` +
    'because no identity-based policy allows the kms:Decrypt action”'
  expect(formatTrace(trace).replaceAll(keyArn, 'KEY').split('\n')).toEqual([
    '1       bob → s3               s3:GetObject',
    '1       s3                     s3:GetObject on arn:aws:s3:::gallery/sunset.txt allowed: allow in inline, statement 0',
    '1       s3                     fetched ciphertext sunset.txt (60 B) + wrapped-data-key (93 B) from arn:aws:s3:::gallery/sunset.txt',
    '1.1     s3 → kms               kms:Decrypt as bob via s3 with wrapped-data-key (93 B)',
    '1.1     kms                    kms:Decrypt on KEY denied: implicit-deny identity-based',
    `1.1     kms → s3               refused in authorization: 400 ${refusal.replace('AccessDenied', 'AccessDeniedException')}`,
    '1.1     recorded Decrypt AccessDenied (history, trail/gallery-trail)',
    `1       s3 → bob               refused in operation: 403 ${refusal}`,
    '1       recorded GetObject AccessDenied (trail/gallery-trail)',
  ])
})

test('a caller has in hand what the last request brought, and services have nothing', async () => {
  const { simulation, alice } = await gallery()
  const inHand = () =>
    [...values(simulation.world.memory)]
      .filter(({ holder }) => !holder.endsWith(':root'))
      .map(({ holder, artifact }) => `${holder} ${artifact.kind}`)
  const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`
  await simulation.answer(alice, 'kms:GenerateDataKey', { KeyId: 'alias/pictures', KeySpec: 'AES_256' })
  expect(inHand()).toEqual([`${ALICE} data-key`, `${ALICE} wrapped-data-key`])
  await simulation.answer(alice, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  expect(inHand()).toEqual([`${ALICE} plaintext`])
})

async function poolOf({ simulation, keyArn, alice }: Gallery): Promise<Pool> {
  const keyId = keyArn.slice(keyArn.indexOf('/') + 1)
  const { CiphertextBlob } = await simulation.answer<{ CiphertextBlob: Uint8Array }>(alice, 'kms:GenerateDataKey', {
    KeyId: keyId,
    KeySpec: 'AES_256',
    EncryptionContext: { tenant: 'blue' },
  })
  await simulation.answer(root, 's3:CreateBucket', { Bucket: 'more-logs' })
  await simulation.answer(root, 's3:PutBucketPolicy', {
    Bucket: 'more-logs',
    Policy: deliveryPolicy('more-logs', { trail: TRAIL_ARN.replace('gallery', 'second') }),
  })
  const people = ['alice', 'bob', 'nobody'].map((name) => `arn:aws:iam::${ACCOUNT}:user/${name}`)
  const granted = await simulation.answer<{ GrantId: string; GrantToken: string }>(root, 'kms:CreateGrant', {
    KeyId: keyId,
    GranteePrincipal: people[1],
    Operations: ['Decrypt', 'DescribeKey', 'CreateGrant', 'RetireGrant'],
  })
  const broken = CiphertextBlob.map((byte, i) => (i === 40 ? byte ^ 1 : byte))
  const keys = [
    keyId,
    keyArn,
    'alias/pictures',
    'alias/none',
    `arn:aws:kms:us-east-1:${ACCOUNT}:alias/pictures`,
    `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${keyId}`,
  ]
  const documents = [
    policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    policy({ Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' }),
    policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }),
    publicPolicy('gallery'),
    deliveryPolicy('gallery-logs'),
    '{"Version":"2012-10-17","Statement":[',
    '[]',
  ]
  return {
    AliasName: ['alias/pictures', 'alias/more', 'alias/aws/mine', 'pictures'],
    Bucket: ['gallery', 'gallery', 'gallery-logs', 'poster', 'new-bucket', 'No_Bucket'],
    S3BucketName: ['more-logs', 'more-logs', 'gallery-logs', 'nowhere'],
    Key: ['sunset.txt', 'sunset.txt', 'poster.txt', 'a/b c/ü.txt', 'AWSLogs/'],
    Body: [
      new Uint8Array(0),
      Uint8Array.from({ length: 100 }, (_, i) => (i * 37 + 11) % 251),
      new TextEncoder().encode('a picture of the sea, in words'),
    ],
    CiphertextBlob: [
      new Uint8Array(CiphertextBlob),
      new Uint8Array(CiphertextBlob),
      new Uint8Array(broken),
      new Uint8Array([1, 2, 3]),
    ],
    EncryptionContext: [{ tenant: 'blue' }, { tenant: 'blue' }, { tenant: 'red' }, {}],
    KeyId: keys,
    TargetKeyId: keys,
    GranteePrincipal: people,
    RetiringPrincipal: people,
    GrantId: [granted.GrantId, '0'.repeat(64), 'x'],
    GrantToken: [granted.GrantToken, 'x'],
    GrantTokens: [[granted.GrantToken], [granted.GrantToken], ['x']],
    Constraints: [{}, { EncryptionContextSubset: { tenant: 'blue' } }, { EncryptionContextEquals: { tenant: 'blue' } }],
    SSEKMSKeyId: keys,
    KmsKeyId: keys,
    Policy: documents,
    PolicyDocument: documents,
    PolicyName: ['inline', 'more'],
    UserName: ['alice', 'bob', 'carol', 'dave'],
    ServerSideEncryption: ['AES256', 'aws:kms'],
    EncryptionAlgorithm: ['SYMMETRIC_DEFAULT'],
    ACL: ['bucket-owner-full-control', 'public-read'],
    Name: ['gallery-trail', 'second-trail', 'x', '-no-'],
    TrailName: ['gallery-trail', 'second-trail', `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/gallery-trail`],
    EventSelectors: [
      [objectEvents('gallery')],
      [objectEvents('poster')],
      [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }],
      [],
    ],
    ServerSideEncryptionConfiguration: [encryptedUnder(keyArn), encryptedUnder(), { Rules: [] }],
    PublicAccessBlockConfiguration: [
      { BlockPublicPolicy: false },
      { BlockPublicPolicy: true, RestrictPublicBuckets: true },
    ],
    PendingWindowInDays: [7, 30, 6],
    Minutes: [1, 5, 60],
    Days: [0, 1, 8, 31],
    LookupAttributes: [
      [{ AttributeKey: 'EventName', AttributeValue: 'Decrypt' }],
      [{ AttributeKey: 'Colour', AttributeValue: 'red' }],
    ],
    MaxResults: [1, 50, 51],
  }
}
