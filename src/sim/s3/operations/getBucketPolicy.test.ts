import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json, test_get_bucket_policy
test('says that a bucket has no policy', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  expect(await running.refusal(root, 's3:GetBucketPolicy', { Bucket: 'gallery' })).toEqual({
    status: 404,
    code: 'NoSuchBucketPolicy',
    message: 'The bucket policy does not exist',
    details: [['BucketName', 'gallery']],
  })
})

test('returns the policy of a bucket, also to a root user whom it denies it', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetBucketPolicy', Resource: 'arn:aws:s3:::gallery' }],
  })
  await running.answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery', Policy })
  expect(await running.answer(root, 's3:GetBucketPolicy', { Bucket: 'gallery' })).toEqual({ Policy })
})

// Recorded in September 2026, sequence 482:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_access_replay.json
test('spells accounts out as their root users, and leaves everything else', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const policyFor = (account: string): string =>
    `{"Version":"2012-10-17","Statement":[{"Sid":"444455556666","Effect":"Allow","Principal":{"AWS":["${account}"]},"Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery/*"}]}`
  await running.answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery', Policy: policyFor('444455556666') })
  expect(await running.answer(root, 's3:GetBucketPolicy', { Bucket: 'gallery' })).toEqual({
    Policy: policyFor('arn:aws:iam::444455556666:root'),
  })
})
