// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { values } from '../collections/orderedMap.ts'
import { send } from '../gateway.ts'
import type { World } from '../world.ts'
import { createKey } from '../testing/kms.ts'
import { callsToKms, createBucket, objectOf, setEncryption, type Answer } from '../testing/objects.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'
import type { CallerName } from '../iam/caller.ts'
import { BUCKET_KEY_LIFETIME } from './bucketKey.ts'

const Bucket = 'vault'
const Body = utf8('a picture')
const MINUTES = BUCKET_KEY_LIFETIME / 60_000
const may = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })

async function vault() {
  const aws = simulation()
  const { Arn } = await createKey(aws)
  await createBucket(aws, Bucket)
  await setEncryption(aws, Bucket, { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Arn })
  const keyed = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: Arn, BucketKeyEnabled: true }
  const put = (as: CallerName, Key: string, members: object = keyed) =>
    aws.send(as, 's3:PutObject', { Bucket, Key, Body, ...members })
  const get = (as: CallerName, Key: string) => aws.send(as, 's3:GetObject', { Bucket, Key })
  const alice = await createUser(aws, 'alice', may('s3:*', 'kms:*'))
  return { aws, keyArn: Arn, alice, put, get }
}

const pass = (aws: Simulation, Minutes: number) => aws.answer(root, 'clock:PassTime', { Minutes })

test('many writes ask KMS once, for a key of the bucket', async () => {
  const { alice, keyArn, put } = await vault()
  const first = await put(alice, 'a')
  expect(callsToKms(first)).toEqual(['kms:GenerateDataKey'])
  expect(
    first.trace.find(({ call, step }) => call.place === 'kms' && step.type === 'request-sent')?.step,
  ).toMatchObject({
    input: { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::vault' } },
  })
  expect(first).toMatchObject({ response: { BucketKeyEnabled: true, SSEKMSKeyId: keyArn } })
  expect(callsToKms(await put(alice, 'b'))).toEqual([])
})

test('KMS leaves no record of what it is not asked', async () => {
  const { alice, aws, get, put } = await vault()
  await put(alice, 'a')
  await get(alice, 'a')
  const before = aws.world.cloudtrail.events.length
  await get(alice, 'a')
  expect(aws.world.cloudtrail.events).toHaveLength(before)
})

test('two reads by the same requester ask KMS once; a right taken away in between is noticed when the key ages out', async () => {
  const { alice, aws, get, put } = await vault()
  await put(root, 'a')
  expect(callsToKms(await get(alice, 'a'))).toEqual(['kms:Decrypt'])
  await aws.answer(root, 'iam:PutUserPolicy', {
    UserName: 'alice',
    PolicyName: 'inline',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [may('s3:*')] }),
  })
  const second = await get(alice, 'a')
  expect(second).toMatchObject({ response: { Body } })
  expect(callsToKms(second)).toEqual([])
  await pass(aws, MINUTES)
  expect(await get(alice, 'a')).toMatchObject({ error: { status: 403, code: 'AccessDenied' } })
})

test('a disabled key is noticed when the Bucket Key ages out', async () => {
  const { alice, aws, keyArn, put } = await vault()
  await put(alice, 'a')
  await aws.answer(root, 'kms:DisableKey', { KeyId: keyArn })
  expect(await put(alice, 'b')).toHaveProperty('response')
  await pass(aws, MINUTES)
  expect(await put(alice, 'c')).toMatchObject({ error: { status: 400, code: 'KMS.DisabledException' } })
})

test("one requester's Bucket Key serves no other, and lets nobody in who may not use the key", async () => {
  const { alice, aws, get, put } = await vault()
  await put(alice, 'a')
  await get(alice, 'a')
  const bob = await createUser(aws, 'bob', may('s3:*'))
  expect(await get(bob, 'a')).toMatchObject({
    error: { code: 'AccessDenied', message: expect.stringContaining('kms:Decrypt') },
  })
  expect(await put(bob, 'b')).toMatchObject({
    error: { code: 'AccessDenied', message: expect.stringContaining('kms:GenerateDataKey') },
  })
})

test('the default of the bucket asks for it, and a request may decline', async () => {
  const { alice, aws, keyArn, put } = await vault()
  await setEncryption(aws, Bucket, { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn }, { BucketKeyEnabled: true })
  expect(await put(alice, 'a', {})).toMatchObject({ response: { BucketKeyEnabled: true } })
  const declined = await put(alice, 'b', {
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: keyArn,
    BucketKeyEnabled: false,
  })
  expect(declined).not.toHaveProperty('response.BucketKeyEnabled')
  expect(callsToKms(declined)).toEqual(['kms:GenerateDataKey'])
})

test('every object still has a data key of its own', async () => {
  const { alice, aws, put } = await vault()
  await put(alice, 'a')
  await put(alice, 'b')
  const [a, b] = ['a', 'b'].map((key) => objectOf(aws, Bucket, key).encryption)
  expect(a).toMatchObject({ bucketKey: (b as { bucketKey?: string }).bucketKey })
  expect(a?.wrappedDataKey).not.toBe(b?.wrappedDataKey)
})

test('an object under a Bucket Key can be read when nobody has it at hand any longer', async () => {
  const { alice, aws, get, put } = await vault()
  await put(alice, 'a')
  await pass(aws, 2 * MINUTES)
  const outcome = await get(root, 'a')
  expect(callsToKms(outcome)).toEqual(['kms:Decrypt'])
  expect((outcome as { response: Answer }).response.Body).toEqual(Body)
})

test('a world that was stored keeps no Bucket Key: KMS is asked again', async () => {
  const { alice, aws, get: read, keyArn, put } = await vault()
  await put(alice, 'a')
  await read(alice, 'a')
  // What S3 keeps in memory is not in the world, and so not in what a world is stored as.
  for (const { materialId } of values(aws.world.s3.bucketKeys)) await aws.environment.hsm.forget(materialId)
  const world = JSON.parse(JSON.stringify(aws.world)) as World // it was a world before
  const again = (operation: string, input: object) => send(world, aws.environment, { as: alice, operation, input })
  const keyed = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn, BucketKeyEnabled: true }
  const written = await again('s3:PutObject', { Bucket, Key: 'b', Body, ...keyed })
  expect(written).toHaveProperty('response')
  expect(callsToKms(written)).toEqual(['kms:GenerateDataKey'])
  const got = await again('s3:GetObject', { Bucket, Key: 'a' })
  expect(got).toMatchObject({ response: { Body } })
  expect(callsToKms(got)).toEqual(['kms:Decrypt'])
})
