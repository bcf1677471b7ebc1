import { expect, test } from 'vitest'
import type { CallerName } from '../../iam/caller.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const stranger: CallerName = { type: 'root', accountId: '444455556666' }
const bucket = async (): Promise<Simulation> => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  return running
}
const policy = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement })
const statement = (changes: object = {}): object => ({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::gallery/*',
  ...changes,
})
const malformed = async (Policy: string): Promise<unknown> => {
  const running = await bucket()
  const { status, code, message } = await running.refusal(root, 's3:PutBucketPolicy', { Bucket, Policy })
  expect([status, code]).toEqual([400, 'MalformedPolicy'])
  return message
}

test('gives the bucket the policy as it was typed', async () => {
  const running = await bucket()
  const Policy = `{ "Version": "2012-10-17",\n  "Statement": ${JSON.stringify(statement())} }`
  await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })
  expect(await running.answer(root, 's3:GetBucketPolicy', { Bucket })).toEqual({ Policy })
})

test('shows the policy before and after, and is a management event with the policy as JSON', async () => {
  const running = await bucket()
  const Policy = policy(statement())
  const { trace } = await running.send(root, 's3:PutBucketPolicy', { Bucket, Policy })
  const steps = trace.map(({ step }) => step)
  expect(steps.find(({ type }) => type === 'state-changed')).toMatchObject({
    subject: 'arn:aws:s3:::gallery',
    change: { type: 'policy-changed', what: 'bucket policy', before: null, after: Policy },
  })
  expect(steps.find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'PutBucketPolicy',
      eventCategory: 'Management',
      readOnly: false,
      requestParameters: { bucketName: Bucket, policy: '', bucketPolicy: JSON.parse(Policy) as unknown },
      responseElements: null,
    },
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
test('turns a public policy away while BlockPublicPolicy is on, and keeps the one that is there', async () => {
  const running = await bucket()
  const carol = await createUser(running, 'carol', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
  const own = policy(statement())
  await running.answer(carol, 's3:PutBucketPolicy', { Bucket, Policy: own })
  expect(
    await running.refusal(carol, 's3:PutBucketPolicy', { Bucket, Policy: policy(statement({ Principal: '*' })) }),
  ).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/carol is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::gallery" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
  })
  expect(await running.answer(root, 's3:GetBucketPolicy', { Bucket })).toEqual({ Policy: own })
})

test('Block Public Access is what decides, and only on a policy that could be the bucket’s', async () => {
  const running = await bucket()
  const carol = await createUser(running, 'carol', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
  const asked = { Bucket, Policy: policy(statement({ Principal: '*' })) }
  const because = async (as: CallerName, input: object): Promise<unknown> =>
    (await running.send(as, 's3:PutBucketPolicy', input)).trace.flatMap(({ step }) =>
      step.type === 'access-decided' ? [step.decision.because] : [],
    )
  for (const as of [carol, root])
    expect(await because(as, asked)).toEqual([{ type: 'block-public-access', setting: 'BlockPublicPolicy' }])
  // Whoever may not put a policy hears of that.
  const nobody = await createUser(running, 'nobody')
  expect(await because(nobody, asked)).toEqual([{ type: 'implicit-deny', missing: 'identity-based' }])
  const broken = { Bucket, Policy: policy(statement({ Principal: '*', Resource: '*' })) }
  expect(await running.refusal(carol, 's3:PutBucketPolicy', broken)).toMatchObject({ code: 'MalformedPolicy' })
})

test('takes a public policy once BlockPublicPolicy is off', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutPublicAccessBlock', {
    Bucket,
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
  })
  const Policy = policy(statement({ Principal: '*' }))
  expect(await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })).toEqual({})
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_policy_replay.json; iam/publicPolicy.test.ts has them all.
test.each<object>([
  { Principal: '*' },
  { Principal: { AWS: '*' } },
  { Principal: '*', Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } },
  { Principal: '*', Condition: { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:*:accesspoint/fixed' } } },
])('AWS calls this public: %j', async (changes) => {
  const running = await bucket()
  const Policy = policy(statement(changes))
  expect(await running.refusal(root, 's3:PutBucketPolicy', { Bucket, Policy })).toMatchObject({ code: 'AccessDenied' })
})

test.each<object>([
  { Principal: { AWS: '123456789012' } },
  { Principal: { AWS: 'arn:aws:iam::123456789012:root' } },
  { Principal: { Service: 'cloudtrail.amazonaws.com' } },
  { Principal: '*', Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-12345678' } } },
  { Principal: '*', Condition: { StringEquals: { 's3:DataAccessPointAccount': '123456789012' } } },
  { Principal: '*', Effect: 'Deny' },
  { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' }, Effect: 'Deny' },
  { Principal: '*', Effect: 'Deny', Resource: undefined, NotResource: 'arn:aws:s3:::gallery/other.png' },
])('AWS does not call this public: %j', async (changes) => {
  const running = await bucket()
  const Policy = policy(statement(changes))
  expect(await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })).toEqual({})
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_policy_replay.json
test.each<object>([
  { Principal: { Service: '*.amazonaws.com' } },
  { Principal: { AWS: 'arn:aws:iam::123456789012:user/*' } },
  { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } },
  { Resource: '*' },
  { Resource: 'arn:aws:s3:::not-this-gallery/poster.png' },
  { Action: 's3:ListBucket' },
  { Action: 's3:NotASupportedAction' },
])('AWS does not take this: %j', async (changes) => {
  expect(await malformed(policy(statement(changes)))).not.toBe('')
})

// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json, test_bucket_policy_exc
test.each(['', 'no JSON', '[]', ' {}', '\n{"Statement": []}'])('a policy begins with a brace: %j', async (text) => {
  expect(await malformed(text)).toBe("Policies must be valid JSON and the first byte must be '{'")
})

test.each([
  ['{}', 'Missing required field Statement'],
  [policy(), 'Could not parse the policy: Statement is empty!'],
  [policy(statement({ Principal: undefined })), 'Missing required field Principal'],
  [policy(statement({ Action: undefined })), 'Missing required field Action'],
  [policy(statement({ Resource: undefined })), 'Missing required field Resource'],
  // https://github.com/versity/versitygw/issues/647
  [policy(statement({ Effect: 'hello' })), 'Invalid effect: hello'],
  [policy(statement({ Principle: '*' })), 'Unknown field Principle'],
  [JSON.stringify({ Version: '2026-01-01', Statement: statement() }), 'The policy must contain a valid version string'],
  // https://github.com/versity/versitygw/issues/649
  [policy(statement({ Principal: { AWS: 'somebody' } })), 'Invalid principal in policy'],
  [policy(statement({ Principal: { AWS: 'arn:aws:iam::111122223333:user/nobody' } })), 'Invalid principal in policy'],
  [policy(statement({ Resource: 'arn:aws:s3:::gallery-2/*' })), 'Policy has invalid resource'],
  [policy(statement({ Action: 'kms:Decrypt' })), 'Policy has invalid action'],
  [
    policy(statement({ Action: ['s3:GetObject', 's3:ListBucket'] })),
    'Action does not apply to any resource(s) in statement',
  ],
  [policy(statement({ Resource: 'arn:aws:s3:::gallery' })), 'Action does not apply to any resource(s) in statement'],
  [
    policy(statement({ Condition: { StringEquals: { 's3:x-acl': 'private' } } })),
    'Policy has an invalid condition key',
  ],
  [policy(statement({ Condition: { StringIs: { 'aws:username': 'bob' } } })), 'Invalid Condition type : StringIs'],
])('%s is malformed', async (text, message) => {
  expect(await malformed(text)).toBe(message)
})

test('names the principal that it does not know', async () => {
  const running = await bucket()
  const Principal = { AWS: 'arn:aws:iam::111122223333:user/nobody' }
  expect(
    await running.refusal(root, 's3:PutBucketPolicy', { Bucket, Policy: policy(statement({ Principal })) }),
  ).toEqual({
    status: 400,
    code: 'MalformedPolicy',
    message: 'Invalid principal in policy',
    details: [['Detail', '"AWS" : "arn:aws:iam::111122223333:user/nobody"']],
  })
})

test.each<object>([
  { Action: 's3:*', Resource: ['arn:aws:s3:::gallery', 'arn:aws:s3:::gallery/*'] },
  { Action: ['s3:Get*', 'S3:listbucket'], Resource: 'arn:aws:s3:::gallery*' },
  { Condition: { StringEquals: { 's3:ExistingObjectTag/team': 'red' } } },
  { Condition: { Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' } } },
  { Principal: { Service: 'cloudtrail.amazonaws.com' } },
])('takes %j', async (changes) => {
  const running = await bucket()
  expect(await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy: policy(statement(changes)) })).toEqual({})
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
test('takes at most 20 KB', async () => {
  const running = await bucket()
  const Policy = policy(statement({ Sid: 'x'.repeat(20 * 1024) }))
  expect(await running.refusal(root, 's3:PutBucketPolicy', { Bucket, Policy })).toMatchObject({
    status: 400,
    code: 'PolicyTooLarge',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
test('lets the root user repair a policy that denies everything to everybody', async () => {
  const running = await bucket()
  const carol = await createUser(running, 'carol', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
  const closed = policy({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::gallery', 'arn:aws:s3:::gallery/*'],
  })
  await running.answer(carol, 's3:PutBucketPolicy', { Bucket, Policy: closed })
  expect(await running.refusal(carol, 's3:PutBucketPolicy', { Bucket, Policy: policy(statement()) })).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/carol is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::gallery" with an explicit deny in a resource-based policy',
  })
  expect(await running.refusal(root, 's3:ListObjectsV2', { Bucket })).toMatchObject({ code: 'AccessDenied' })
  await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy: policy(statement()) })
})

test('belongs to the account of the bucket, whatever the policy allows to others', async () => {
  const running = await bucket()
  const open = policy({
    Effect: 'Allow',
    Principal: { AWS: '444455556666' },
    Action: 's3:*',
    Resource: 'arn:aws:s3:::gallery',
  })
  expect(await running.refusal(stranger, 's3:PutBucketPolicy', { Bucket, Policy: open })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Access Denied',
  })
  await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy: open })
  expect(await running.refusal(stranger, 's3:PutBucketPolicy', { Bucket, Policy: open })).toMatchObject({
    status: 405,
    code: 'MethodNotAllowed',
    message: 'The specified method is not allowed against this resource.',
  })
})
