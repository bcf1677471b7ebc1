import { expect, test } from 'vitest'
import { utf8, type Bytes } from '../../bytes.ts'
import { get } from '../../collections/orderedMap.ts'
import { createEnvironment } from '../../environment.ts'
import type { Outcome } from '../../gateway.ts'
import { gallery, policy } from '../../testing/gallery.ts'
import { anonymous, createUser, root, simulation } from '../../testing/world.ts'

const object = { Bucket: 'gallery', Key: 'sunset.txt' }
const Body = utf8('red, orange and a line of violet')
const eventsIn = ({ trace }: Outcome) =>
  trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))
const callsToKms = ({ trace }: Outcome): readonly string[] =>
  trace.flatMap(({ call, step }) => (call.place === 'kms' && step.type === 'request-sent' ? [call.operation] : []))

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
test('gives back what was put, with all that is known of it', async () => {
  const { alice, keyArn, simulation } = await gallery()
  expect(await simulation.answer(alice, 's3:GetObject', object)).toEqual({
    Body,
    AcceptRanges: 'bytes',
    ContentLength: 32,
    ContentType: 'binary/octet-stream',
    ETag: expect.any(String) as unknown,
    LastModified: expect.any(Number) as unknown,
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: keyArn,
  })
})

test('gives back the same bytes, whatever they are and however they were encrypted', async () => {
  const { alice, simulation } = await gallery()
  for (const length of [0, 1, 1000, (1 << 20) + 1])
    for (const ServerSideEncryption of ['AES256', 'aws:kms']) {
      const body = simulation.environment.randomBytes(length)
      const put = { Bucket: 'gallery', Key: 'a', Body: body, ContentType: 'image/png', ServerSideEncryption }
      await simulation.answer(alice, 's3:PutObject', put)
      const got = await simulation.answer<{ Body: Bytes }>(alice, 's3:GetObject', { Bucket: 'gallery', Key: 'a' })
      expect(got).toMatchObject({ ContentType: 'image/png', ContentLength: length })
      expect(got.Body.length === length && got.Body.every((byte, i) => byte === body[i])).toBe(true)
    }
})

// https://github.com/cisagov/XFD/issues/1371
test('refuses who may get the object but not decrypt, and KMS hides in its record what was asked', async () => {
  const { bob, keyArn, simulation } = await gallery()
  const outcome = await simulation.send(bob, 's3:GetObject', object)
  const message = `User: arn:aws:iam::111122223333:user/bob is not authorized to perform: kms:Decrypt on resource: ${keyArn} because no identity-based policy allows the kms:Decrypt action`
  expect(outcome).toMatchObject({ error: { status: 403, code: 'AccessDenied', message } })
  expect(eventsIn(outcome)).toMatchObject([
    {
      eventName: 'Decrypt',
      errorCode: 'AccessDenied',
      errorMessage: message,
      requestParameters: null,
      userIdentity: { userName: 'bob', invokedBy: 'fas.s3.amazonaws.com' },
    },
    {
      eventName: 'GetObject',
      errorCode: 'AccessDenied',
      errorMessage: message,
      requestParameters: { bucketName: 'gallery', key: 'sunset.txt' },
      additionalEventData: { httpStatusCode: 403 },
    },
  ])
})

test('is open to bob once he may decrypt', async () => {
  const { bob, simulation } = await gallery()
  await simulation.answer(root, 'iam:PutUserPolicy', {
    UserName: 'bob',
    PolicyName: 'decrypts',
    PolicyDocument: policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }),
  })
  expect(await simulation.answer(bob, 's3:GetObject', object)).toMatchObject({ Body })
})

// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
test('an identity policy does not help where the key policy does not leave the decision to IAM', async () => {
  const { alice, keyArn, simulation } = await gallery()
  const carol = 'arn:aws:iam::111122223333:user/carol'
  await simulation.answer(root, 'kms:PutKeyPolicy', {
    KeyId: keyArn,
    Policy: policy({ Effect: 'Allow', Principal: { AWS: carol }, Action: 'kms:*', Resource: '*' }),
    BypassPolicyLockoutSafetyCheck: true,
  })
  expect(await simulation.refusal(alice, 's3:GetObject', object)).toMatchObject({
    status: 403,
    message: `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:Decrypt on resource: ${keyArn} because no resource-based policy allows the kms:Decrypt action`,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
test('asks KMS nothing for somebody who may not get the object, although they may decrypt', async () => {
  const { simulation } = await gallery()
  for (const [name, ...statements] of [
    ['dora', { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
    ['emil'],
  ] as const) {
    const person = await createUser(simulation, name, ...statements)
    const outcome = await simulation.send(person, 's3:GetObject', object)
    expect(outcome).toMatchObject({
      error: {
        message: `User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::gallery/sunset.txt" because no identity-based policy allows the s3:GetObject action`,
      },
    })
    expect(callsToKms(outcome)).toEqual([])
  }
})

// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json, test_s3_sse_validate_kms_key_state
test('passes on that the key is disabled, or about to be deleted', async () => {
  const { alice, keyArn, simulation } = await gallery()
  await simulation.answer(root, 'kms:DisableKey', { KeyId: keyArn })
  expect(await simulation.refusal(alice, 's3:GetObject', object)).toEqual({
    status: 400,
    code: 'KMS.DisabledException',
    message: `${keyArn} is disabled.`,
  })
  await simulation.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: keyArn })
  expect(await simulation.refusal(alice, 's3:GetObject', object)).toEqual({
    status: 400,
    code: 'KMS.KMSInvalidStateException',
    message: `${keyArn} is pending deletion.`,
  })
})

// https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
test('an object is lost for everybody once its key is deleted, although it is still there', async () => {
  const { keyArn, simulation } = await gallery()
  await simulation.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: keyArn, PendingWindowInDays: 7 })
  await simulation.answer(root, 'clock:PassTime', { Days: 8 })
  expect(await simulation.refusal(root, 's3:GetObject', object)).toMatchObject({ status: 403, code: 'AccessDenied' })
  expect(await simulation.answer(root, 's3:HeadObject', object)).toMatchObject({ SSEKMSKeyId: keyArn })
})

test('needs the key that the object was written with, whatever the bucket has as its default now', async () => {
  const { alice, keyArn, simulation } = await gallery()
  await simulation.answer(root, 's3:PutBucketEncryption', {
    Bucket: 'gallery',
    ServerSideEncryptionConfiguration: { Rules: [{}] },
  })
  expect(await simulation.answer(alice, 's3:GetObject', object)).toMatchObject({ SSEKMSKeyId: keyArn })
  await simulation.answer(root, 'kms:DisableKey', { KeyId: keyArn })
  expect(await simulation.refusal(alice, 's3:GetObject', object)).toMatchObject({ code: 'KMS.DisabledException' })
})

// https://repost.aws/knowledge-center/s3-kms-signature-version-error
test('tells the public that a KMS key wants a signature, and does not ask KMS', async () => {
  const { simulation } = await gallery()
  expect(await simulation.answer(anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'poster.txt' })).toMatchObject({
    ServerSideEncryption: 'AES256',
  })
  const put = { Bucket: 'poster', Key: 'secret.txt', Body, ServerSideEncryption: 'aws:kms' }
  await simulation.answer(root, 's3:PutObject', put)
  const outcome = await simulation.send(anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'secret.txt' })
  expect(outcome).toMatchObject({
    error: {
      status: 400,
      code: 'InvalidArgument',
      message: 'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
      details: [
        ['ArgumentName', 'Authorization'],
        ['ArgumentValue', 'null'],
      ],
    },
  })
  expect(callsToKms(outcome)).toEqual([])
})

test('writes down the public as nobody of no account', async () => {
  const { simulation } = await gallery()
  const [event] = eventsIn(await simulation.send(anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'poster.txt' }))
  expect(event).toMatchObject({
    userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
    eventName: 'GetObject',
    eventCategory: 'Data',
    sharedEventID: expect.any(String) as unknown,
  })
  expect(event?.additionalEventData).not.toHaveProperty('AuthenticationMethod')
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
test('tells of a missing object only those who may list the bucket', async () => {
  const { alice, bob, simulation } = await gallery()
  const missing = { ...object, Key: 'nothing' }
  expect(await simulation.refusal(alice, 's3:GetObject', missing)).toEqual({
    status: 404,
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    details: [['Key', 'nothing']],
  })
  expect(await simulation.refusal(bob, 's3:GetObject', missing)).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::gallery" because no identity-based policy allows the s3:ListBucket action',
  })
  expect(await simulation.refusal(anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'nothing' })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Access Denied',
  })
})

test('refuses a disk on which anything was changed, and returns nothing of it', async () => {
  const inner = createEnvironment({ seed: 'tampered' })
  let flip = -1
  const running = simulation('tampered', {
    ...inner,
    blobs: {
      ...inner.blobs,
      pieces: (ref) => [inner.blobs.get(ref).map((byte, i) => (i === flip ? byte ^ 1 : byte))],
    },
  })
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  for (const ServerSideEncryption of ['AES256', 'aws:kms']) {
    flip = -1
    await running.answer(root, 's3:PutObject', { ...object, Body: utf8('brief'), ServerSideEncryption })
    const stored = get(get(running.world.s3.buckets, 'gallery')?.objects ?? null, object.Key)
    for (flip = 0; flip < (stored?.body.length ?? 0); flip++) {
      const outcome = await running.send(root, 's3:GetObject', object)
      expect(outcome).toMatchObject({ error: { status: 500, code: 'InternalError' } })
      expect(outcome.trace.map(({ step }) => step)).toContainEqual(
        expect.objectContaining({ type: 'crypto-performed', place: 's3', succeeded: false, makes: [] }),
      )
      expect(outcome.trace.some(({ step }) => step.type === 'artifact-discarded')).toBe(true)
    }
  }
})

test('tells the story from the disk to the body that goes out', async () => {
  const { alice, simulation } = await gallery()
  const { trace } = await simulation.send(alice, 's3:GetObject', object)
  const inS3 = trace.filter(({ call }) => call.place === 's3').map(({ step }) => step)
  expect(inS3.map(({ type }) => type)).toEqual([
    'request-sent',
    'access-decided',
    'artifact-fetched',
    'crypto-performed',
    'artifact-discarded',
    'response-returned',
    'event-recorded',
  ])
  const [, , fetched, performed, discarded, returned] = inS3
  if (fetched?.type !== 'artifact-fetched' || returned?.type !== 'response-returned')
    throw new Error('The story is another one.')
  const [ciphertext, wrapped] = fetched.artifacts
  expect(performed).toMatchObject({ act: 'decrypt', uses: [ciphertext], makes: returned.carries, succeeded: true })
  expect(discarded).toMatchObject({ artifact: { kind: 'data-key' }, remains: '00'.repeat(32) })
  const sent = trace.flatMap(({ call, step }) =>
    call.place === 'kms' && step.type === 'request-sent' ? step.carries : [],
  )
  expect(sent).toEqual([wrapped])
})

test('the picture that comes back is the one that was sent', async () => {
  const { alice, simulation } = await gallery()
  const put = await simulation.send(alice, 's3:PutObject', { ...object, Body })
  const back = await simulation.send(alice, 's3:GetObject', object)
  const sent = put.trace.flatMap(({ step }) => (step.type === 'request-sent' ? step.carries : []))[0]
  const got = back.trace.flatMap(({ call, step }) =>
    call.depth === 0 && step.type === 'response-returned' ? step.carries : [],
  )[0]
  expect(got).toEqual(sent)
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/cloudtrail/owned_s3_delivery.json
test('is a data event that says how much went out', async () => {
  const { alice, simulation } = await gallery()
  expect(eventsIn(await simulation.send(alice, 's3:GetObject', object)).at(-1)).toMatchObject({
    eventName: 'GetObject',
    eventCategory: 'Data',
    readOnly: true,
    requestParameters: { bucketName: 'gallery', Host: 'gallery.s3.us-east-1.amazonaws.com', key: 'sunset.txt' },
    responseElements: null,
    additionalEventData: { bytesTransferredIn: 0, bytesTransferredOut: 32, httpStatusCode: 200 },
  })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/cloudtrail/owned_s3_delivery.json
test('keeps in the record of a refusal what was asked for', async () => {
  const { alice, simulation } = await gallery()
  const [event] = eventsIn(await simulation.send(alice, 's3:GetObject', { ...object, Key: 'nothing' }))
  expect(event).toMatchObject({
    errorCode: 'NoSuchKey',
    errorMessage: 'The specified key does not exist.',
    requestParameters: { bucketName: 'gallery', key: 'nothing' },
    additionalEventData: { httpStatusCode: 404 },
    resources: [{ type: 'AWS::S3::Bucket' }, { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::gallery/nothing' }],
  })
})
