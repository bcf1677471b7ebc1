import { expect, test } from 'vitest'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const bucket = async (): Promise<Simulation> => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  return running
}
const withRules = (...Rules: readonly object[]) => ({ Bucket, ServerSideEncryptionConfiguration: { Rules } })
const byDefault = (SSEAlgorithm: string, KMSMasterKeyID?: string, BlockedEncryptionTypes?: object) => ({
  ApplyServerSideEncryptionByDefault: { SSEAlgorithm, ...(KMSMasterKeyID !== undefined && { KMSMasterKeyID }) },
  ...(BlockedEncryptionTypes && { BlockedEncryptionTypes }),
})
const now = async (running: Simulation): Promise<unknown> => {
  const { ServerSideEncryptionConfiguration } = await running.answer<{
    ServerSideEncryptionConfiguration: { Rules: unknown[] }
  }>(root, 's3:GetBucketEncryption', { Bucket })
  return ServerSideEncryptionConfiguration.Rules[0]
}

// https://github.com/aws/aws-cli/issues/6713
test('keeps the key as it was typed and does not look for it', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketEncryption', withRules(byDefault('aws:kms', 'no-such-key')))
  expect(await now(running)).toMatchObject({
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'no-such-key' },
  })
  expect(await running.refusal(root, 's3:PutObject', { Bucket, Key: 'a' })).toEqual({
    status: 400,
    code: 'KMS.NotFoundException',
    message: "Invalid keyId 'no-such-key'",
  })
})

test('leaves the objects that are there as they are', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutObject', { Bucket, Key: 'old' })
  await running.answer(root, 's3:PutBucketEncryption', withRules(byDefault('aws:kms')))
  expect(await running.answer(root, 's3:HeadObject', { Bucket, Key: 'old' })).toMatchObject({
    ServerSideEncryption: 'AES256',
  })
})

// LocalStack's recordings of AWS, test_s3_default_bucket_encryption_exc:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json
test('refuses a key for SSE-S3', async () => {
  const running = await bucket()
  expect(
    await running.refusal(root, 's3:PutBucketEncryption', withRules(byDefault('AES256', 'alias/gallery'))),
  ).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message: 'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
    details: [['ArgumentName', 'ApplyServerSideEncryptionByDefault']],
  })
})

test.each([
  ['no rule', withRules()],
  ['two rules', withRules(byDefault('AES256'), byDefault('AES256'))],
  ['an algorithm that S3 does not know', withRules(byDefault('ROT13'))],
  ['a blocked type that S3 does not know', withRules(byDefault('AES256', undefined, { EncryptionType: ['AES256'] }))],
])('refuses %s', async (_what, input) => {
  const running = await bucket()
  expect(await running.refusal(root, 's3:PutBucketEncryption', input)).toEqual({
    status: 400,
    code: 'MalformedXML',
    message: 'The XML you provided was not well-formed or did not validate against our published schema',
  })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/customer_encryption_control_replay.json
test('blocks SSE-C again unless the rule says otherwise', async () => {
  const running = await bucket()
  await running.answer(
    root,
    's3:PutBucketEncryption',
    withRules(byDefault('AES256', undefined, { EncryptionType: ['NONE'] })),
  )
  expect(await now(running)).toMatchObject({ BlockedEncryptionTypes: { EncryptionType: ['NONE'] } })
  for (const types of [[], ['NONE', 'NONE'], ['NONE', 'SSE-C']])
    expect(
      await running.refusal(
        root,
        's3:PutBucketEncryption',
        withRules(byDefault('AES256', undefined, { EncryptionType: types })),
      ),
    ).toMatchObject({ status: 400, code: 'InvalidArgument' })
  await running.answer(root, 's3:PutBucketEncryption', withRules(byDefault('AES256')))
  expect(await now(running)).toMatchObject({ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } })
})

test('accepts a rule that only says what to block', async () => {
  const running = await bucket()
  await running.answer(
    root,
    's3:PutBucketEncryption',
    withRules({ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }),
  )
  expect(await now(running)).toMatchObject({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } })
})

test('shows the setting before and after, and is a management event with the configuration', async () => {
  const running = await bucket()
  const { trace } = await running.send(root, 's3:PutBucketEncryption', withRules(byDefault('aws:kms')))
  const steps = trace.map(({ step }) => step)
  expect(steps.find(({ type }) => type === 'state-changed')).toMatchObject({
    subject: 'arn:aws:s3:::gallery',
    change: {
      type: 'setting-changed',
      what: 'default encryption',
      before: { SSEAlgorithm: 'AES256' },
      after: { SSEAlgorithm: 'aws:kms' },
    },
  })
  expect(steps.find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'PutBucketEncryption',
      eventCategory: 'Management',
      readOnly: false,
      requestParameters: {
        bucketName: Bucket,
        Host: 'gallery.s3.us-east-1.amazonaws.com',
        encryption: '',
        ServerSideEncryptionConfiguration: {
          Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
        },
      },
      responseElements: null,
    },
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionRule.html
test.each([
  ['an S3 Bucket Key', { ...byDefault('aws:kms'), BucketKeyEnabled: true }, { BucketKeyEnabled: true }],
  [
    'two layers',
    byDefault('aws:kms:dsse', 'alias/gallery'),
    { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: 'alias/gallery' } },
  ],
  [
    'a Bucket Key that SSE-S3 has no use for',
    { ...byDefault('AES256'), BucketKeyEnabled: true },
    { BucketKeyEnabled: true },
  ],
])('keeps %s', async (_what, rule, kept) => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketEncryption', withRules(rule))
  expect(await now(running)).toMatchObject(kept)
})

// Who may not is told so, whatever the configuration: recorded for PutPublicAccessBlock in September 2026, sequence 522 of
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_access_replay.json
test('asks for the permission before it looks at the rule', async () => {
  const running = await bucket()
  const nobody = await createUser(running, 'nobody')
  expect(await running.refusal(nobody, 's3:PutBucketEncryption', withRules())).toMatchObject({ status: 403 })
})
