// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
import { createHash, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ACCOUNT } from '../testing/gallery.ts'
import { createKey, delegation, keyPolicy } from '../testing/kms.ts'
import { openTo, withTrail } from '../testing/trail.ts'
import { root, simulation, type Simulation } from '../testing/world.ts'

const Name = 'audit'
const FOLDER = `AWSLogs/${ACCOUNT}/CloudTrail-Digest/`

async function logging(input: object = {}, start = simulation()): Promise<Simulation> {
  const sim = await withTrail({ EnableLogFileValidation: true, ...input }, Name, start)
  await sim.answer(root, 'cloudtrail:StartLogging', { Name })
  return sim
}

const hours = (sim: Simulation, count: number) => sim.answer(root, 'clock:PassTime', { Minutes: 60 * count })

async function keysIn(sim: Simulation, Prefix = FOLDER, Bucket = 'logs'): Promise<readonly string[]> {
  const { Contents = [] } = await sim.answer<{ Contents?: readonly { Key: string }[] }>(root, 's3:ListObjectsV2', {
    Bucket,
    Prefix,
  })
  return Contents.map(({ Key }) => Key)
}

interface Digest {
  readonly [name: string]: unknown
  readonly logFiles: readonly { readonly s3Object: string; readonly hashValue: string }[]
}

async function read(sim: Simulation, Key: string, Bucket = 'logs') {
  const { Body, Metadata } = await sim.answer<{ Body: Uint8Array; Metadata: Readonly<Record<string, string>> }>(
    root,
    's3:GetObject',
    { Bucket, Key },
  )
  const content = gunzipSync(Body)
  return { content, digest: JSON.parse(content.toString()) as Digest, Metadata }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('each hour there is a signed digest file that names the log files of the hour and the digest file before', async () => {
  const sim = await logging()
  await hours(sim, 2)
  const [first = '', second = '', ...more] = await keysIn(sim)
  expect(more).toEqual([])
  expect(first).toMatch(
    /^AWSLogs\/111122223333\/CloudTrail-Digest\/us-east-1\/2026\/01\/15\/111122223333_CloudTrail-Digest_us-east-1_audit_us-east-1_20260115T1000\d\dZ\.json\.gz$/,
  )
  const [log = ''] = await keysIn(sim, `AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/`)
  const { digest: starting, content, Metadata } = await read(sim, first)
  expect(Object.keys(starting)).toEqual([
    'awsAccountId', 'digestStartTime', 'digestEndTime', 'digestS3Bucket', 'digestS3Object', 'digestPublicKeyFingerprint',
    'digestSignatureAlgorithm', 'newestEventTime', 'oldestEventTime', 'previousDigestS3Bucket', 'previousDigestS3Object',
    'previousDigestHashValue', 'previousDigestHashAlgorithm', 'previousDigestSignature', 'logFiles',
  ]) // prettier-ignore
  expect(starting).toMatchObject({
    awsAccountId: ACCOUNT,
    digestS3Bucket: 'logs',
    digestS3Object: first,
    digestPublicKeyFingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    digestSignatureAlgorithm: 'SHA256withRSA',
    previousDigestS3Bucket: null,
    previousDigestS3Object: null,
    previousDigestHashValue: null,
    previousDigestHashAlgorithm: null,
    previousDigestSignature: null,
    logFiles: [
      {
        s3Bucket: 'logs',
        s3Object: log,
        hashValue: sha256((await read(sim, log)).content),
        hashAlgorithm: 'SHA-256',
        oldestEventTime: starting['oldestEventTime'],
        newestEventTime: starting['newestEventTime'],
      },
    ],
  })
  expect(Date.parse(String(starting['digestEndTime'])) - Date.parse(String(starting['digestStartTime']))).toBe(
    3_600_000,
  )
  expect((await read(sim, second)).digest).toMatchObject({
    digestStartTime: starting['digestEndTime'],
    newestEventTime: null,
    oldestEventTime: null,
    previousDigestS3Bucket: 'logs',
    previousDigestS3Object: first,
    previousDigestHashValue: sha256(content),
    previousDigestHashAlgorithm: 'SHA-256',
    previousDigestSignature: Metadata['signature'],
    logFiles: [],
  })
})

test('Node’s own crypto verifies the signatures with the key that ListPublicKeys tells', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
  const sim = await logging()
  await hours(sim, 2)
  const { PublicKeyList } = await sim.answer<{ PublicKeyList: readonly { Value: Uint8Array; Fingerprint: string }[] }>(
    root,
    'cloudtrail:ListPublicKeys',
    {},
  )
  const [{ Value, Fingerprint }] = PublicKeyList as [(typeof PublicKeyList)[number]] // one Region, one key
  const key = createPublicKey({ key: Buffer.from(Value), format: 'der', type: 'pkcs1' })
  for (const Key of await keysIn(sim)) {
    const { digest, content, Metadata } = await read(sim, Key)
    expect(digest['digestPublicKeyFingerprint']).toBe(Fingerprint)
    expect(Metadata['signature-algorithm']).toBe('SHA256withRSA')
    const signed = `${String(digest['digestEndTime'])}\nlogs/${Key}\n${sha256(content)}\n${String(digest['previousDigestSignature'])}`
    expect(verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(Metadata['signature'] ?? '', 'hex'))).toBe(true)
  }
})

test('the same seed makes the same digest files and signatures, another one others', async () => {
  const signatures = await Promise.all(
    ['one', 'one', 'two'].map(async (seed) => {
      const sim = await logging({}, simulation(seed))
      await hours(sim, 1)
      const [key = ''] = await keysIn(sim)
      return (await read(sim, key)).Metadata['signature']
    }),
  )
  expect(signatures[0]).toBe(signatures[1])
  expect(signatures[0]).not.toBe(signatures[2])
})

test('a trail without validation has no digest files', async () => {
  const sim = await logging({ EnableLogFileValidation: false })
  await hours(sim, 3)
  expect(await keysIn(sim)).toEqual([])
  expect(await sim.answer(root, 'cloudtrail:ListPublicKeys', {})).toEqual({ PublicKeyList: [] })
})

test('once validation is turned off there is one more digest file; turned on again, a new chain begins', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html: the chain is broken after one hour.
  const sim = await logging()
  await hours(sim, 1)
  await sim.answer(root, 'cloudtrail:UpdateTrail', { Name, EnableLogFileValidation: false })
  await hours(sim, 3)
  expect(await keysIn(sim)).toHaveLength(2)
  await sim.answer(root, 'cloudtrail:UpdateTrail', { Name, EnableLogFileValidation: true })
  await hours(sim, 1)
  const keys = await keysIn(sim)
  expect(keys).toHaveLength(3)
  expect((await read(sim, keys[1] ?? '')).digest['previousDigestS3Object']).toBe(keys[0])
  expect((await read(sim, keys[2] ?? '')).digest['previousDigestS3Object']).toBeNull()
})

test('logging that stops ends the chain in the same way', async () => {
  const sim = await logging()
  await sim.answer(root, 'cloudtrail:StopLogging', { Name })
  await hours(sim, 3)
  expect(await keysIn(sim)).toHaveLength(1)
})

test('a refused digest file is told, and the next one covers its hour as well', async () => {
  const sim = await logging()
  await hours(sim, 1)
  await sim.answer(root, 's3:DeleteBucketPolicy', { Bucket: 'logs' })
  await hours(sim, 1)
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name })).toMatchObject({
    LatestDigestDeliveryError: 'AccessDenied',
  })
  await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'logs', Policy: openTo('logs') })
  await hours(sim, 1)
  const status = await sim.answer<object>(root, 'cloudtrail:GetTrailStatus', { Name })
  expect(status).not.toHaveProperty('LatestDigestDeliveryError')
  expect(status).toHaveProperty('LatestDigestDeliveryTime')
  const keys = await keysIn(sim)
  expect(keys).toHaveLength(2)
  const [first, second] = await Promise.all(keys.map((key) => read(sim, key)))
  expect(second?.digest).toMatchObject({
    digestStartTime: first?.digest['digestEndTime'],
    previousDigestS3Object: keys[0],
  })
  expect(Date.parse(String(second?.digest['digestEndTime'])) - Date.parse(String(second?.digest['digestStartTime']))).toBe(7_200_000)
}) // prettier-ignore

test('a day passes hour by hour, and the rest of a longer time in one digest file', async () => {
  const sim = await logging()
  await sim.answer(root, 'clock:PassTime', { Days: 3 })
  const keys = await keysIn(sim)
  expect(keys).toHaveLength(25)
  const { digest } = await read(sim, keys.at(-1) ?? '')
  expect(Date.parse(String(digest['digestEndTime'])) - Date.parse(String(digest['digestStartTime']))).toBe(48 * 3_600_000)
}) // prettier-ignore

test('each Region with log files has a chain and a key of its own', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html
  const sim = await logging({ IsMultiRegionTrail: true })
  await sim.answer(root, 'kms:ListKeys', {}, 'eu-west-1')
  await hours(sim, 1)
  const folders = (await keysIn(sim)).map((key) => key.slice(FOLDER.length).split('/')[0])
  expect(folders).toEqual(['eu-west-1', 'us-east-1'])
  const fingerprints = await Promise.all(
    ['us-east-1', 'eu-west-1', 'ap-south-1'].map(
      async (region) =>
        (
          await sim.answer<{ PublicKeyList: readonly { Fingerprint: string }[] }>(
            root,
            'cloudtrail:ListPublicKeys',
            {},
            region,
          )
        ).PublicKeyList.length,
    ),
  )
  expect(fingerprints).toEqual([1, 1, 0])
})

test('digest files are encrypted under the key of the trail', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
  const sim = await logging()
  const open = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'kms:*', Resource: '*' }
  const { Arn } = await createKey(sim, { Policy: keyPolicy(delegation, open) })
  await sim.answer(root, 'cloudtrail:UpdateTrail', { Name, KmsKeyId: Arn })
  await hours(sim, 1)
  const [Key = ''] = await keysIn(sim)
  expect(await sim.answer(root, 's3:HeadObject', { Bucket: 'logs', Key })).toMatchObject({
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: Arn,
  })
})
