import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { at, slice } from '../collections/log.ts'
import { ACCOUNT, gallery } from '../testing/gallery.ts'
import { recordOf, recordsOf } from '../testing/records.ts'
import { anonymous, root, simulation } from '../testing/world.ts'

const uuidText = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string
const resource = (arn: string) => ({ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: arn })
const agent = (command: string): string =>
  `aws-cli/2.36.28 md/awscrt#0.36.2 ua/2.1 os/linux#6.17 md/arch#x86_64 lang/python#3.14.6 md/command#${command}`

test('a direct call to KMS is recorded in the shape and order of native records', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-disablekey.html, with the envelope of 2026.
  const { simulation: sim, keyArn, carol } = await gallery()
  const record = recordOf(await sim.send(carol, 'kms:DisableKey', { KeyId: keyArn }), 'DisableKey')
  expect(record).toEqual({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/) as string,
      arn: `arn:aws:iam::${ACCOUNT}:user/carol`,
      accountId: ACCOUNT,
      accessKeyId: expect.stringMatching(/^AKIA[A-Z0-9]{17}$/) as string,
      userName: 'carol',
    },
    eventTime: expect.stringMatching(/^2026-01-15T09:\d\d:\d\dZ$/) as string,
    eventSource: 'kms.amazonaws.com',
    eventName: 'DisableKey',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.25',
    userAgent: agent('kms.disable-key'),
    requestParameters: { keyId: keyArn },
    responseElements: { keyId: keyArn },
    requestID: uuidText,
    eventID: uuidText,
    readOnly: false,
    resources: [resource(keyArn)],
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_256_GCM_SHA384',
      clientProvidedHostHeader: 'kms.us-east-1.amazonaws.com',
      keyExchange: 'X25519MLKEM768',
    },
  })
  expect(Object.keys(record)).toEqual([
    'eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent',
    'requestParameters', 'responseElements', 'requestID', 'eventID', 'readOnly', 'resources', 'eventType', 'managementEvent',
    'recipientAccountId', 'eventCategory', 'tlsDetails',
  ]) // prettier-ignore
})

test('what S3 asks of KMS for a caller carries the caller, and S3 instead of an address', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
  const { simulation: sim, keyArn, alice } = await gallery()
  const record = recordOf(
    await sim.send(alice, 's3:PutObject', { Bucket: 'gallery', Key: 'a.txt', Body: utf8('a') }),
    'GenerateDataKey',
  )
  expect(record).toMatchObject({
    userIdentity: { type: 'IAMUser', userName: 'alice', invokedBy: 'fas.s3.amazonaws.com' },
    sourceIPAddress: 'fas.s3.amazonaws.com',
    userAgent: 'fas.s3.amazonaws.com',
    requestParameters: {
      keyId: keyArn,
      encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::gallery/a.txt' },
      keySpec: 'AES_256',
    },
    responseElements: null,
    additionalEventData: { keyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    readOnly: true,
    resources: [resource(keyArn)],
  })
  expect(record).not.toHaveProperty('tlsDetails')
  expect(record).not.toHaveProperty('sharedEventID')
})

test('a refusal by KMS is AccessDenied and hides what was asked; the key is in the message only', async () => {
  // Acceptance vector 6 of the reference: Bob may read the bucket and not the key.
  const { simulation: sim, keyArn, bob } = await gallery()
  const record = recordOf(await sim.send(bob, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' }), 'Decrypt')
  expect(record).toMatchObject({
    errorCode: 'AccessDenied',
    errorMessage: `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: kms:Decrypt on resource: ${keyArn} because no identity-based policy allows the kms:Decrypt action`,
    requestParameters: null,
    responseElements: null,
  })
  expect(record).not.toHaveProperty('additionalEventData')
  expect(record).not.toHaveProperty('resources')
})

test('any other failure of KMS keeps the request and its key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-decrypt.html: the failure with another encryption context.
  const { simulation: sim, keyArn, alice } = await gallery()
  await sim.answer(root, 'kms:DisableKey', { KeyId: keyArn })
  const record = recordOf(await sim.send(alice, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' }), 'Decrypt')
  expect(record).toMatchObject({
    errorCode: 'DisabledException',
    errorMessage: `${keyArn} is disabled.`,
    requestParameters: {
      encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::gallery/sunset.txt' },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    resources: [resource(keyArn)],
  })
})

test('S3 records its data events with what was transferred, and says so in its own order', async () => {
  // Recorded of AWS in September 2026 (moto and LocalStack, s3 delivery snapshots).
  const { simulation: sim, keyArn, alice } = await gallery()
  const put = recordOf(
    await sim.send(alice, 's3:PutObject', { Bucket: 'gallery', Key: 'a.txt', Body: utf8('four') }),
    'PutObject',
  )
  expect(put).toMatchObject({
    eventSource: 's3.amazonaws.com',
    userAgent: `[${agent('s3api.put-object')}]`,
    requestParameters: { bucketName: 'gallery', Host: 'gallery.s3.us-east-1.amazonaws.com', key: 'a.txt' },
    responseElements: {
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    },
    requestID: expect.stringMatching(/^[A-Z0-9]{16}$/) as string,
    readOnly: false,
    resources: [
      { accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery' },
      { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::gallery/a.txt' },
    ],
    managementEvent: false,
    eventCategory: 'Data',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: 'gallery.s3.us-east-1.amazonaws.com',
    },
  })
  expect(Object.entries(put.additionalEventData ?? {})).toEqual([
    ['SignatureVersion', 'SigV4'],
    ['CipherSuite', 'TLS_AES_128_GCM_SHA256'],
    ['objectSize', 4],
    ['bytesTransferredIn', 4],
    ['SSEApplied', 'Default_SSE_KMS'],
    ['AuthenticationMethod', 'AuthHeader'],
    ['x-amz-id-2', expect.stringMatching(/^[A-Za-z0-9+/]{75}=$/)],
    ['httpStatusCode', 200],
    ['bytesTransferredOut', 0],
  ])
})

test('S3 keeps what was asked in the record of a refusal, and counts the bytes of the answer', async () => {
  const { simulation: sim, alice } = await gallery()
  const record = recordOf(await sim.send(alice, 's3:GetObject', { Bucket: 'gallery', Key: 'none.txt' }), 'GetObject')
  expect(record).toMatchObject({
    errorCode: 'NoSuchKey',
    errorMessage: 'The specified key does not exist.',
    requestParameters: { bucketName: 'gallery', Host: 'gallery.s3.us-east-1.amazonaws.com', key: 'none.txt' },
    responseElements: null,
    additionalEventData: { httpStatusCode: 404, bytesTransferredIn: 0 },
  })
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>' +
    `<Key>none.txt</Key><RequestId>${'R'.repeat(16)}</RequestId><HostId>${'H'.repeat(76)}</HostId></Error>`
  expect(record.additionalEventData).toHaveProperty('bytesTransferredOut', body.length)
  expect(record.additionalEventData).not.toHaveProperty('objectSize')
})

test('an anonymous request to S3 is recorded for the owner of the bucket', async () => {
  // Recorded of AWS in 2024: an anonymous GetObject.
  const { simulation: sim } = await gallery()
  const record = recordOf(
    await sim.send(anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'poster.txt' }),
    'GetObject',
  )
  expect(record).toMatchObject({
    userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
    recipientAccountId: ACCOUNT,
    sharedEventID: uuidText,
  })
  expect(record.additionalEventData).not.toHaveProperty('SignatureVersion')
  expect(record.additionalEventData).not.toHaveProperty('AuthenticationMethod')
})

test('a request without credentials to a service that hears nobody is in nobody’s history', async () => {
  const sim = simulation()
  const outcome = await sim.send(anonymous, 'kms:ListKeys', {})
  expect(recordsOf(outcome).map(({ kept }) => kept)).toEqual([{ history: false, trails: [] }])
  expect(outcome.world.cloudtrail.events.length).toBe(0)
})

test('root is recorded by the number of the account', async () => {
  const sim = simulation()
  const record = recordOf(await sim.send(root, 'iam:CreateUser', { UserName: 'dave' }), 'CreateUser')
  expect(record.userIdentity).toMatchObject({
    type: 'Root',
    principalId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    accountId: ACCOUNT,
  })
  expect(record.awsRegion).toBe('us-east-1')
})

test('what CloudTrail does itself is recorded with the service for a caller', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/how-kms-works-with-cloudtrail.html
  const { simulation: sim } = await gallery()
  const record = recordOf(await sim.send(root, 'clock:PassTime', { Minutes: 5 }), 'PutObject')
  expect(record).toMatchObject({
    userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
    sourceIPAddress: 'cloudtrail.amazonaws.com',
    userAgent: 'cloudtrail.amazonaws.com',
    requestParameters: { 'x-amz-acl': 'bucket-owner-full-control' },
    sharedEventID: uuidText,
  })
  expect(record.userIdentity).toEqual({ type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' })
  expect(record).not.toHaveProperty('tlsDetails')
})

test('an input that could not be read is recorded without parameters', async () => {
  const sim = simulation()
  const record = recordOf(await sim.send(root, 'kms:DescribeKey', { KeyId: '' }), 'DescribeKey')
  expect(record).toMatchObject({ errorCode: 'ValidationException', requestParameters: null })
})

test('a request without parameters is recorded with null', async () => {
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html, as recorded in many logs.
  const sim = simulation()
  for (const operation of ['sts:GetCallerIdentity', 'cloudtrail:LookupEvents', 'cloudtrail:DescribeTrails'])
    expect(recordsOf(await sim.send(root, operation, {})).map(({ event }) => event.requestParameters)).toEqual([null])
})

test('an event is kept once, even when a trail and the history keep it', async () => {
  const { simulation: sim, carol } = await gallery()
  const before = sim.world.cloudtrail.events.length
  const outcome = await sim.send(carol, 'kms:ListKeys', {})
  expect([...slice(outcome.world.cloudtrail.events, before)]).toHaveLength(1)
  expect(at(outcome.world.cloudtrail.events, before)).toMatchObject({
    history: true,
    trails: [expect.stringContaining('gallery-trail')],
  })
})
