import { expect, test } from 'vitest'
import { base64Of, utf8, type Bytes } from '../../bytes.ts'
import { get, values } from '../../collections/orderedMap.ts'
import { crc64nvme } from '../../crypto/crc64.ts'
import { md5Hex } from '../../crypto/md5.ts'
import { createEnvironment, type Environment } from '../../environment.ts'
import type { Outcome } from '../../gateway.ts'
import { encryptedUnder, gallery, policy, type Gallery } from '../../testing/gallery.ts'
import { includesBytes } from '../../testing/secrets.ts'
import { anonymous, createUser, root, simulation } from '../../testing/world.ts'
import type { S3Object } from '../../world.ts'

const Bucket = 'gallery'
const Body = utf8('a picture of a sunset over the sea, with a boat in front of it')
const stored = ({ simulation: { world } }: Gallery, key: string): S3Object => {
  const object = get(get(world.s3.buckets, Bucket)?.objects ?? null, key)
  if (!object) throw new Error(`There is no object ${key}.`)
  return object
}
const eventsIn = ({ trace }: Outcome) =>
  trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))
const callsToKms = ({ trace }: Outcome): readonly string[] =>
  trace.flatMap(({ call, step }) => (call.place === 'kms' && step.type === 'request-sent' ? [call.operation] : []))

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
test('encrypts with SSE-S3 by default: the ETag is the MD5 of the body, and KMS is not asked', async () => {
  const { simulation } = await gallery()
  const outcome = await simulation.send(root, 's3:PutObject', { Bucket: 'poster', Key: 'a', Body })
  expect(outcome).toMatchObject({
    response: { ServerSideEncryption: 'AES256', ETag: `"${await md5Hex(Body, simulation.environment)}"` },
  })
  expect(callsToKms(outcome)).toEqual([])
  expect(eventsIn(outcome).map(({ eventSource }) => eventSource)).toEqual(['s3.amazonaws.com'])
})

test('encrypts under the key of the bucket, in the name of the caller and for this object only', async () => {
  const { alice, keyArn, simulation } = await gallery()
  const outcome = await simulation.send(alice, 's3:PutObject', { Bucket, Key: 'a', Body })
  expect(outcome).toMatchObject({ response: { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn } })
  expect(outcome).not.toMatchObject({ response: { ETag: `"${await md5Hex(Body, simulation.environment)}"` } })
  const kms = outcome.trace.find(({ call, step }) => call.place === 'kms' && step.type === 'request-sent')
  expect(kms).toMatchObject({
    call: { operation: 'kms:GenerateDataKey', via: 's3', caller: { userName: 'alice' } },
    step: {
      input: { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::gallery/a' } },
    },
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html
test('takes aws/s3, which it makes, when the request says aws:kms and names no key', async () => {
  const { keyArn, simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms' }
  const { SSEKMSKeyId } = await simulation.answer<{ SSEKMSKeyId: string }>(root, 's3:PutObject', put)
  expect(SSEKMSKeyId).not.toBe(keyArn)
  expect(get(simulation.world.kms.keys, SSEKMSKeyId)).toMatchObject({ keyManager: 'AWS' })
  for (const SSEKMSKeyIdGiven of ['alias/aws/s3', 'arn:aws:kms:us-east-1:111122223333:alias/aws/s3'])
    expect(await simulation.answer(root, 's3:PutObject', { ...put, SSEKMSKeyId: SSEKMSKeyIdGiven })).toMatchObject({
      SSEKMSKeyId,
    })
})

test('makes aws/s3 also for a request that calls it by its alias', async () => {
  const { simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/aws/s3' }
  const { SSEKMSKeyId } = await simulation.answer<{ SSEKMSKeyId: string }>(root, 's3:PutObject', put)
  expect(get(simulation.world.kms.keys, SSEKMSKeyId)).toMatchObject({ keyManager: 'AWS' })
})

test('a user needs no KMS permission for aws/s3, unless something denies it', async () => {
  const { simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms' }
  const dora = await createUser(simulation, 'dora', { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' })
  await simulation.answer(dora, 's3:PutObject', put)
  const emil = await createUser(
    simulation,
    'emil',
    { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
    { Effect: 'Deny', Action: 'kms:*', Resource: '*' },
  )
  const { message } = await simulation.refusal(emil, 's3:PutObject', put)
  expect(message).toContain('kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:111122223333:key/')
  expect(message).toContain(' with an explicit deny in an identity-based policy')
})

test('gives SSE-S3 to a request for it, whatever the bucket has as its default', async () => {
  const { simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'AES256' }
  expect(await simulation.answer(root, 's3:PutObject', put)).toEqual({
    ETag: `"${await md5Hex(Body, simulation.environment)}"`,
    ChecksumCRC64NVME: base64Of(crc64nvme(Body)),
    ChecksumType: 'FULL_OBJECT',
    ServerSideEncryption: 'AES256',
  })
})

test('tells the whole key ARN to somebody who named an alias', async () => {
  const { keyArn, simulation } = await gallery()
  const put = { Bucket: 'poster', Key: 'a', Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/pictures' }
  expect(await simulation.answer(root, 's3:PutObject', put)).toMatchObject({ SSEKMSKeyId: keyArn })
})

test("adds the caller's encryption context to its own, and stores both", async () => {
  const running = await gallery()
  const { alice, keyArn, simulation } = running
  const SSEKMSEncryptionContext = base64Of(utf8('{"tenant":"blue","aws:s3:arn":"arn:aws:s3:::gallery/other"}'))
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn, SSEKMSEncryptionContext }
  expect(await simulation.answer(alice, 's3:PutObject', put)).toMatchObject({ SSEKMSEncryptionContext })
  expect(stored(running, 'a').encryption).toMatchObject({
    encryptionContext: { tenant: 'blue', 'aws:s3:arn': 'arn:aws:s3:::gallery/a' },
  })
  expect(await simulation.answer(alice, 's3:GetObject', { Bucket, Key: 'a' })).toMatchObject({ Body })
})

// https://github.com/aws/copilot-cli/issues/5500
test("refuses who may not make data keys with KMS's words under S3's code, and stores nothing", async () => {
  const { keyArn, simulation } = await gallery()
  const dora = await createUser(simulation, 'dora', { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' })
  const before = simulation.world.s3
  const outcome = await simulation.send(dora, 's3:PutObject', { Bucket, Key: 'a', Body })
  expect(outcome).toMatchObject({
    error: {
      status: 403,
      code: 'AccessDenied',
      message: `User: arn:aws:iam::111122223333:user/dora is not authorized to perform: kms:GenerateDataKey on resource: ${keyArn} because no identity-based policy allows the kms:GenerateDataKey action`,
    },
  })
  expect(simulation.world.s3).toBe(before)
  expect(eventsIn(outcome)).toMatchObject([
    { eventSource: 'kms.amazonaws.com', errorCode: 'AccessDenied', requestParameters: null },
    {
      eventSource: 's3.amazonaws.com',
      errorCode: 'AccessDenied',
      requestParameters: { bucketName: Bucket, key: 'a' },
      responseElements: null,
    },
  ])
})

test('asks KMS nothing for somebody who may not put the object', async () => {
  const { bob, simulation } = await gallery()
  const outcome = await simulation.send(bob, 's3:PutObject', { Bucket, Key: 'a', Body })
  expect(outcome).toMatchObject({
    error: {
      message:
        'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::gallery/a" because no identity-based policy allows the s3:PutObject action',
    },
  })
  expect(callsToKms(outcome)).toEqual([])
})

// LocalStack's recordings of AWS, test_s3_sse_validate_kms_key and test_s3_sse_validate_kms_key_state:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json
test.each([
  ['fake-key-id', "Invalid keyId 'fake-key-id'"],
  [
    '134f2428-cec1-4b25-a1ae-9048164dba47',
    "Key 'arn:aws:kms:us-east-1:111122223333:key/134f2428-cec1-4b25-a1ae-9048164dba47' does not exist",
  ],
  ['arn:aws:kms:us-west-2:111122223333:key/134f2428-cec1-4b25-a1ae-9048164dba47', 'Invalid arn us-west-2'],
  ['alias/nothing', 'Alias arn:aws:kms:us-east-1:111122223333:alias/nothing is not found.'],
])('passes on that KMS does not find the key %s', async (SSEKMSKeyId, message) => {
  const { alice, simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId }
  expect(await simulation.refusal(alice, 's3:PutObject', put)).toEqual({
    status: 400,
    code: 'KMS.NotFoundException',
    message,
  })
})

test('passes on that the key is disabled, or about to be deleted', async () => {
  const { alice, keyArn, simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body }
  await simulation.answer(root, 'kms:DisableKey', { KeyId: keyArn })
  expect(await simulation.refusal(alice, 's3:PutObject', put)).toEqual({
    status: 400,
    code: 'KMS.DisabledException',
    message: `${keyArn} is disabled.`,
  })
  await simulation.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: keyArn })
  expect(await simulation.refusal(alice, 's3:PutObject', put)).toEqual({
    status: 400,
    code: 'KMS.KMSInvalidStateException',
    message: `${keyArn} is pending deletion.`,
  })
})

// https://repost.aws/knowledge-center/s3-kms-signature-version-error
test('asks KMS nothing for somebody without credentials', async () => {
  const { simulation } = await gallery()
  const open = policy({ Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::poster/*' })
  await simulation.answer(root, 's3:PutBucketPolicy', { Bucket: 'poster', Policy: open })
  await simulation.answer(anonymous, 's3:PutObject', { Bucket: 'poster', Key: 'a', Body })
  const outcome = await simulation.send(anonymous, 's3:PutObject', {
    Bucket: 'poster',
    Key: 'b',
    Body,
    ServerSideEncryption: 'aws:kms',
  })
  expect(outcome).toMatchObject({ error: { status: 400, code: 'InvalidArgument' } })
  expect(callsToKms(outcome)).toEqual([])
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html, and https://github.com/gomods/athens/issues/2165
test('the default of a bucket does not count as a header that a policy asks for', async () => {
  const { alice, keyArn, simulation } = await gallery()
  const deny = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::gallery/*',
    Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
  }
  await simulation.answer(root, 's3:PutBucketPolicy', { Bucket, Policy: policy(deny) })
  expect(await simulation.refusal(alice, 's3:PutObject', { Bucket, Key: 'a', Body })).toMatchObject({
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::gallery/a" with an explicit deny in a resource-based policy',
  })
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn }
  await simulation.answer(alice, 's3:PutObject', put)
})

test('a policy can ask for one certain key', async () => {
  const { alice, keyArn, simulation } = await gallery()
  const header = 's3:x-amz-server-side-encryption-aws-kms-key-id'
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::gallery/*' }
  await simulation.answer(root, 's3:PutBucketPolicy', {
    Bucket,
    Policy: policy({ ...deny, Condition: { StringNotEquals: { [header]: keyArn } } }),
  })
  const put = { Bucket, Key: 'a', Body, ServerSideEncryption: 'aws:kms' }
  await simulation.answer(alice, 's3:PutObject', { ...put, SSEKMSKeyId: keyArn })
  expect(await simulation.refusal(alice, 's3:PutObject', { ...put, SSEKMSKeyId: 'alias/pictures' })).toMatchObject({
    code: 'AccessDenied',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
test('takes only those canned ACLs that change nothing', async () => {
  const { simulation } = await gallery()
  for (const ACL of ['private', 'bucket-owner-full-control'])
    await simulation.answer(root, 's3:PutObject', { Bucket, Key: 'a', ACL })
  expect(await simulation.refusal(root, 's3:PutObject', { Bucket, Key: 'a', ACL: 'public-read' })).toEqual({
    status: 400,
    code: 'AccessControlListNotSupported',
    message: 'The bucket does not allow ACLs',
  })
  expect(await simulation.refusal(root, 's3:PutObject', { Bucket, Key: 'a', ACL: 'everybody' })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    details: [
      ['ArgumentName', 'x-amz-acl'],
      ['ArgumentValue', 'everybody'],
    ],
  })
})

test('refuses an encryption that S3 does not know', async () => {
  const { simulation } = await gallery()
  const put = { Bucket, Key: 'a', Body }
  expect(await simulation.refusal(root, 's3:PutObject', { ...put, ServerSideEncryption: 'ROT13' })).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message: 'The encryption method specified is not supported',
    details: [
      ['ArgumentName', 'x-amz-server-side-encryption'],
      ['ArgumentValue', 'ROT13'],
    ],
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
test('refuses a key of more than 1024 bytes', async () => {
  const { simulation } = await gallery()
  await simulation.answer(root, 's3:PutObject', { Bucket, Key: 'ä'.repeat(512), Body })
  expect(await simulation.refusal(root, 's3:PutObject', { Bucket, Key: `${'ä'.repeat(512)}!`, Body })).toEqual({
    status: 400,
    code: 'KeyTooLongError',
    message: 'Your key is too long',
    details: [
      ['Size', '1025'],
      ['MaxSizeAllowed', '1024'],
    ],
  })
})

test('stores ciphertext: no part of the body is on the disk', async () => {
  const running = await gallery()
  const { alice, simulation } = running
  for (const ServerSideEncryption of ['AES256', 'aws:kms']) {
    await simulation.answer(alice, 's3:PutObject', { Bucket, Key: 'a', Body, ServerSideEncryption })
    const disk = simulation.environment.blobs.get(stored(running, 'a').body)
    for (let start = 0; start + 16 <= Body.length; start++)
      expect(includesBytes(disk, Body.slice(start, start + 16))).toBe(false)
  }
})

test('tells the story from the body that comes in to the ciphertext that is stored', async () => {
  const { alice, simulation } = await gallery()
  const { trace } = await simulation.send(alice, 's3:PutObject', { Bucket, Key: 'a', Body })
  const inS3 = trace.filter(({ call }) => call.place === 's3').map(({ step }) => step)
  expect(inS3.map(({ type }) => type)).toEqual([
    'request-sent',
    'access-decided',
    'crypto-performed',
    'artifact-discarded',
    'artifact-stored',
    'response-returned',
    'event-recorded',
  ])
  const [sent, , performed, discarded, kept] = inS3
  if (sent?.type !== 'request-sent' || performed?.type !== 'crypto-performed' || kept?.type !== 'artifact-stored')
    throw new Error('The story is another one.')
  const [ciphertext, wrapped] = kept.artifacts
  expect(performed).toMatchObject({ place: 's3', act: 'encrypt', uses: sent.carries, makes: [ciphertext] })
  expect(discarded).toMatchObject({ artifact: { kind: 'data-key' }, remains: '00'.repeat(32) })
  expect(kept.holder).toBe('arn:aws:s3:::gallery/a')
  // The wrapped key is the one that KMS made.
  const made = trace.flatMap(({ call, step }) =>
    call.place === 'kms' && step.type === 'response-returned' ? step.carries : [],
  )
  expect(made).toContainEqual(wrapped)
  expect(performed.key).toEqual({ artifact: made.find(({ kind }) => kind === 'data-key')?.id })
})

test('holds the body and the data key in memory while it works, and nothing afterwards', async () => {
  const { alice, simulation } = await gallery()
  const { trace, world } = await simulation.send(alice, 's3:PutObject', { Bucket, Key: 'a', Body })
  const heldBy = (index: number) =>
    [...values(trace[index]?.world.memory ?? null)]
      .filter(({ holder }) => holder === 's3')
      .map(({ artifact }) => artifact.kind)
  const performed = trace.findIndex(({ call, step }) => call.place === 's3' && step.type === 'crypto-performed')
  expect(heldBy(performed).sort()).toEqual(['ciphertext', 'data-key', 'plaintext'])
  expect([...values(world.memory)].map(({ holder }) => holder)).not.toContain('s3')
})

/** An environment that remembers every buffer that may have held a data key. */
function watched(): { readonly environment: Environment; readonly buffers: Bytes[] } {
  const buffers: Bytes[] = []
  const keep = <T extends Bytes | undefined>(bytes: T): T => {
    if (bytes?.length === 32) buffers.push(bytes)
    return bytes
  }
  const inner = createEnvironment({ seed: 'watched' })
  const environment: Environment = {
    ...inner,
    randomBytes: (length) => keep(inner.randomBytes(length)),
    hsm: { ...inner.hsm, decrypt: async (id, message) => keep(await inner.hsm.decrypt(id, message)) },
  }
  return { environment, buffers }
}

test.each(['AES256', 'aws:kms'])(
  'leaves zeros in every buffer that held a data key: %s',
  async (ServerSideEncryption) => {
    const { buffers, environment } = watched()
    const running = simulation('watched', environment)
    await running.answer(root, 's3:CreateBucket', { Bucket })
    await running.answer(root, 's3:PutObject', { Bucket, Key: 'a', Body, ServerSideEncryption })
    await running.answer(root, 's3:GetObject', { Bucket, Key: 'a' })
    expect(buffers.length).toBe(2)
    for (const buffer of buffers) expect(buffer.every((byte) => byte === 0)).toBe(true)
  },
)

// https://github.com/radkawar/stackd/blob/main/testdata/aws/cloudtrail/owned_s3_delivery.json
test('is a data event that says what encrypted the object, and who chose it', async () => {
  const { alice, keyArn, simulation } = await gallery()
  const eventOf = async (input: object) =>
    eventsIn(await simulation.send(alice, 's3:PutObject', { Bucket, Key: 'a', Body, ...input })).at(-1)
  expect(await eventOf({ ACL: 'bucket-owner-full-control' })).toMatchObject({
    eventName: 'PutObject',
    eventCategory: 'Data',
    readOnly: false,
    requestParameters: {
      bucketName: Bucket,
      Host: 'gallery.s3.us-east-1.amazonaws.com',
      'x-amz-acl': 'bucket-owner-full-control',
      key: 'a',
    },
    responseElements: {
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    },
    additionalEventData: { objectSize: Body.length, SSEApplied: 'Default_SSE_KMS' },
    resources: [
      { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery' },
      { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::gallery/a' },
    ],
  })
  expect(await eventOf({ ServerSideEncryption: 'AES256' })).toMatchObject({
    requestParameters: { 'x-amz-server-side-encryption': 'AES256' },
    responseElements: { 'x-amz-server-side-encryption': 'AES256' },
    additionalEventData: { SSEApplied: 'SSE_S3' },
  })
  expect(await eventOf({ ServerSideEncryption: 'aws:kms' })).toMatchObject({
    additionalEventData: { SSEApplied: 'SSE_KMS' },
  })
  await simulation.answer(root, 's3:PutBucketEncryption', {
    Bucket,
    ServerSideEncryptionConfiguration: { Rules: [{}] },
  })
  expect(await eventOf({})).toMatchObject({ additionalEventData: { SSEApplied: 'Default_SSE_S3' } })
})

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
test('a service of AWS puts objects as itself, also before KMS, where policies let it', async () => {
  const { keyArn, simulation } = await gallery()
  await simulation.answer(root, 's3:PutBucketEncryption', {
    Bucket: 'gallery-logs',
    ServerSideEncryptionConfiguration: encryptedUnder(keyArn),
  })
  const refused = await simulation.send(root, 'clock:PassTime', { Minutes: 5 })
  expect(refused.trace.map(({ step }) => step)).toContainEqual(
    expect.objectContaining({
      type: 'request-failed',
      from: 's3',
      error: expect.objectContaining({ status: 403, code: 'AccessDenied' }) as unknown,
    }),
  )
  await simulation.answer(root, 'kms:PutKeyPolicy', {
    KeyId: keyArn,
    Policy: policy(
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'kms:*', Resource: '*' },
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'kms:GenerateDataKey*',
        Resource: '*',
      },
    ),
  })
  const outcome = await simulation.send(root, 'clock:PassTime', { Minutes: 5 })
  const calls = outcome.trace.flatMap(({ call, step }) =>
    step.type === 'response-returned' && (call.place === 's3' || call.place === 'kms') ? [call] : [],
  )
  expect(calls).toMatchObject([
    { operation: 's3:GetBucketAcl', caller: { type: 'Service', service: 'cloudtrail.amazonaws.com' } },
    { operation: 'kms:GenerateDataKey', via: 's3', caller: { type: 'Service', service: 'cloudtrail.amazonaws.com' } },
    { operation: 's3:PutObject', caller: { type: 'Service', service: 'cloudtrail.amazonaws.com' } },
  ])
})

test('a key that only the bucket names is asked for as it was typed', async () => {
  const { alice, keyArn, simulation } = await gallery()
  await simulation.answer(root, 's3:PutBucketEncryption', {
    Bucket,
    ServerSideEncryptionConfiguration: encryptedUnder('alias/pictures'),
  })
  const outcome = await simulation.send(alice, 's3:PutObject', { Bucket, Key: 'a', Body })
  expect(outcome).toMatchObject({ response: { SSEKMSKeyId: keyArn } })
  expect(eventsIn(outcome)[0]).toMatchObject({ requestParameters: { keyId: 'alias/pictures' } })
})
