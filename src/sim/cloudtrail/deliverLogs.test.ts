import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Bytes } from '../bytes.ts'
import { get } from '../collections/orderedMap.ts'
import type { EventRecord } from './eventRecord.ts'
import { ACCOUNT, deliveryPolicy, gallery, TRAIL_ARN } from '../testing/gallery.ts'
import { createKey, delegation, keyPolicy } from '../testing/kms.ts'
import { recordOf } from '../testing/records.ts'
import { includesBytes, windowsOf } from '../testing/secrets.ts'
import { createUser, root, type Simulation } from '../testing/world.ts'

const FOLDER = `AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/`

async function logFiles(sim: Simulation, Bucket = 'gallery-logs', Prefix = FOLDER): Promise<readonly string[]> {
  const { Contents = [] } = await sim.answer<{ Contents?: readonly { Key: string }[] }>(root, 's3:ListObjectsV2', {
    Bucket,
    Prefix,
  })
  return Contents.map(({ Key }) => Key)
}

async function recordsIn(sim: Simulation, Key: string, Bucket = 'gallery-logs'): Promise<readonly EventRecord[]> {
  const { Body } = await sim.answer<{ Body: Uint8Array }>(root, 's3:GetObject', { Bucket, Key })
  return (JSON.parse(gunzipSync(Body).toString()) as { Records: readonly EventRecord[] }).Records
}

test('a log file has AWS’s name, and holds what the trail kept', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const [key = '', ...others] = await logFiles(sim)
  expect(others).toEqual([])
  expect(key).toMatch(
    /^AWSLogs\/111122223333\/CloudTrail\/us-east-1\/2026\/01\/15\/111122223333_CloudTrail_us-east-1_20260115T0905Z_[A-Za-z0-9]{16}\.json\.gz$/,
  )
  expect((await recordsIn(sim, key)).map(({ eventName }) => eventName)).toEqual([
    'StartLogging',
    'PutEventSelectors',
    'GenerateDataKey',
    'PutObject',
  ])
})

test('a log file is encrypted like every object in S3', async () => {
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const [Key = ''] = await logFiles(sim)
  const { Body } = await sim.answer<{ Body: Bytes }>(root, 's3:GetObject', { Bucket: 'gallery-logs', Key })
  const stored = get(get(sim.world.s3.buckets, 'gallery-logs')?.objects ?? null, Key)
  if (!stored) throw new Error(`There is no ${Key}.`)
  expect(stored.encryption.type).toBe('AES256')
  for (const window of windowsOf(Body))
    expect(includesBytes(sim.environment.blobs.get(stored.body), window)).toBe(false)
})

test('what the delivery itself causes goes into the next file', async () => {
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'cloudtrail:PutEventSelectors', {
    TrailName: 'gallery-trail',
    EventSelectors: [
      {
        ReadWriteType: 'WriteOnly',
        DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::gallery-logs/'] }],
      },
    ],
  })
  for (const expected of [1, 2, 3]) {
    await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
    expect(await logFiles(sim)).toHaveLength(expected)
  }
  const [, second = ''] = await logFiles(sim)
  expect(
    (await recordsIn(sim, second)).map(({ eventName, userIdentity }) => [eventName, userIdentity['invokedBy']]),
  ).toEqual([['PutObject', 'cloudtrail.amazonaws.com']])
})

test('without waiting events, and before five minutes, there is no file', async () => {
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'clock:PassTime', { Minutes: 4 })
  expect(await logFiles(sim)).toEqual([])
  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  await sim.answer(root, 'cloudtrail:StopLogging', { Name: 'gallery-trail' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const files = await logFiles(sim)
  await sim.answer(root, 'clock:PassTime', { Days: 1 })
  expect(await logFiles(sim)).toEqual(files)
})

test('a refused delivery is noted, and the events are delivered when the bucket lets CloudTrail in again', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-troubleshooting.html
  const { simulation: sim, bob } = await gallery()
  await sim.answer(root, 's3:DeleteBucketPolicy', { Bucket: 'gallery-logs' })
  await sim.refusal(bob, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  expect(await logFiles(sim)).toEqual([])
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })).toMatchObject({
    LatestDeliveryError: 'AccessDenied',
  })

  await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery-logs', Policy: deliveryPolicy('gallery-logs') })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const [key = ''] = await logFiles(sim)
  expect(await recordsIn(sim, key)).toContainEqual(
    expect.objectContaining({ eventName: 'Decrypt', errorCode: 'AccessDenied' }),
  )
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })).not.toHaveProperty(
    'LatestDeliveryError',
  )
})

test('a trail with a key encrypts under it, and only those read who may use the key for a trail', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
  const { simulation: sim } = await gallery()
  const arn = TRAIL_ARN.replace('gallery-trail', 'sealed-trail')
  const reader = await createUser(sim, 'reader', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })
  const other = await createUser(sim, 'other', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })
  const service = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Resource: '*' }
  const { Arn } = await createKey(sim, {
    Policy: keyPolicy(
      delegation,
      {
        ...service,
        Action: 'kms:GenerateDataKey*',
        Condition: {
          StringEquals: { 'aws:SourceArn': arn },
          StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
        },
      },
      { ...service, Action: 'kms:DescribeKey' },
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/reader` },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { Null: { 'kms:EncryptionContext:aws:cloudtrail:arn': 'false' } },
      },
    ),
  })
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'sealed-logs' })
  await sim.answer(root, 's3:PutBucketPolicy', {
    Bucket: 'sealed-logs',
    Policy: deliveryPolicy('sealed-logs', { trail: arn, prefix: 'audit/' }),
  })
  await sim.answer(root, 'cloudtrail:CreateTrail', {
    Name: 'sealed-trail',
    S3BucketName: 'sealed-logs',
    S3KeyPrefix: 'audit',
    KmsKeyId: Arn,
  })
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'sealed-trail' })
  const delivery = await sim.send(root, 'clock:PassTime', { Minutes: 5 })

  const [Key = ''] = await logFiles(sim, 'sealed-logs', `audit/${FOLDER}`)
  expect(recordOf(delivery, 'GenerateDataKey')).toMatchObject({
    userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
    sourceIPAddress: 'cloudtrail.amazonaws.com',
    requestParameters: {
      keyId: Arn,
      encryptionContext: { 'aws:cloudtrail:arn': arn, 'aws:s3:arn': `arn:aws:s3:::sealed-logs/${Key}` },
    },
    sharedEventID: expect.any(String) as string,
  })
  expect(await sim.answer(reader, 's3:HeadObject', { Bucket: 'sealed-logs', Key })).toMatchObject({
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: Arn,
  })
  expect(await sim.answer(reader, 's3:GetObject', { Bucket: 'sealed-logs', Key })).toBeDefined()
  expect(await sim.refusal(other, 's3:GetObject', { Bucket: 'sealed-logs', Key })).toMatchObject({
    code: 'AccessDenied',
    message: expect.stringContaining('kms:Decrypt') as string,
  })

  // Delivery stops while the key is disabled, and goes on afterwards.
  await sim.answer(root, 'kms:DisableKey', { KeyId: Arn })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'sealed-trail' })).toMatchObject({
    LatestDeliveryError: 'KMS.DisabledException',
  })
})

test('a log file says what it is, and how it is compressed', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html; the headers as in stackd,
  // testdata/aws/cloudtrail/owned_s3_delivery.json
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const [Key = ''] = await logFiles(sim)
  expect(await sim.answer(root, 's3:HeadObject', { Bucket: 'gallery-logs', Key })).toMatchObject({
    ContentType: 'application/json',
    ContentEncoding: 'gzip',
  })
})

test('CloudTrail asks for the list of the bucket before it writes, and that is in the event history', async () => {
  // A native record of October 2025, published in a log of a lab account.
  const { simulation: sim } = await gallery()
  const outcome = await sim.send(root, 'clock:PassTime', { Minutes: 5 })
  const asked = recordOf(outcome, 'GetBucketAcl')
  expect(asked).toMatchObject({
    userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
    eventSource: 's3.amazonaws.com',
    sourceIPAddress: 'cloudtrail.amazonaws.com',
    userAgent: 'cloudtrail.amazonaws.com',
    requestParameters: {
      bucketName: 'gallery-logs',
      Host: 'gallery-logs.s3.us-east-1.amazonaws.com',
      acl: '',
    },
    responseElements: null,
    additionalEventData: { SignatureVersion: 'SigV4', AuthenticationMethod: 'AuthHeader', bytesTransferredIn: 0 },
    readOnly: true,
    resources: [{ accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery-logs' }],
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    sharedEventID: expect.any(String) as string,
    eventCategory: 'Management',
  })
  expect(asked).not.toHaveProperty('tlsDetails')
  expect(
    await sim.answer(root, 'cloudtrail:LookupEvents', {
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'GetBucketAcl' }],
    }),
  ).toMatchObject({ Events: [{ EventId: asked.eventID }, {}] })
})

test('without a yes to its question for the list, CloudTrail does not deliver', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
  const { simulation: sim } = await gallery()
  const Policy = deliveryPolicy('gallery-logs').replace('s3:GetBucketAcl', 's3:GetBucketTagging')
  await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery-logs', Policy })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  expect(await logFiles(sim)).toEqual([])
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })).toMatchObject({
    LatestDeliveryError: 'AccessDenied',
  })
})
