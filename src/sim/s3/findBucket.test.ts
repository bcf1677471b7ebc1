import { expect, test } from 'vitest'
import { eventOf } from '../testing/kms.ts'
import { root, simulation } from '../testing/world.ts'

// Every operation on a bucket takes the account that its caller expects to own it.
const OPERATIONS = [
  ['s3:HeadBucket', {}],
  ['s3:GetBucketLocation', {}],
  ['s3:DeleteBucket', {}],
  ['s3:GetBucketEncryption', {}],
  ['s3:DeleteBucketEncryption', {}],
  ['s3:PutBucketPolicy', { Policy: '{}' }],
  ['s3:GetBucketPolicyStatus', {}],
  // With a configuration that S3 would refuse: who owns the bucket comes first.
  ['s3:PutPublicAccessBlock', { PublicAccessBlockConfiguration: {} }],
  ['s3:GetPublicAccessBlock', {}],
  ['s3:DeletePublicAccessBlock', {}],
  ['s3:PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } }],
] as const

const Bucket = 'gallery'

// Recorded in September 2026, sequences 61 to 69:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_access_replay.json
test.each(OPERATIONS)('%s refuses when the bucket is not whose the caller expects', async (operation, input) => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const asked = { Bucket, ...input, ExpectedBucketOwner: '444455556666' }
  const outcome = await running.send(root, operation, asked)
  expect(outcome).toMatchObject({ error: { status: 403, code: 'AccessDenied', message: 'Access Denied' } })
  expect(eventOf(outcome).requestParameters).toMatchObject({ 'x-amz-expected-bucket-owner': '444455556666' })
})

// LocalStack's recording of AWS, test_expected_bucket_owner:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3_api.snapshot.json
test.each(['abcd', '0000', '0000000000020', ''])('refuses %j, which is no account', async (ExpectedBucketOwner) => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  expect(await running.refusal(root, 's3:HeadBucket', { Bucket, ExpectedBucketOwner })).toEqual({
    status: 400,
    code: 'InvalidBucketOwnerAWSAccountID',
    message: `The value of the expected bucket owner parameter must be an AWS Account ID... [${ExpectedBucketOwner}]`,
  })
})

test('the right owner changes nothing', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  expect(await running.answer(root, 's3:HeadBucket', { Bucket, ExpectedBucketOwner: '111122223333' })).toHaveProperty(
    'BucketArn',
  )
})
