import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/owned_object_delivery.json
test('a new bucket encrypts with SSE-S3, has no bucket key and blocks SSE-C', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  expect(await running.answer(root, 's3:GetBucketEncryption', { Bucket: 'gallery' })).toEqual({
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
          BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
        },
      ],
    },
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html
test('needs s3:GetEncryptionConfiguration', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const bob = await createUser(running, 'bob', { Effect: 'Allow', Action: 's3:GetBucket*', Resource: '*' })
  expect(await running.refusal(bob, 's3:GetBucketEncryption', { Bucket: 'gallery' })).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetEncryptionConfiguration on resource: "arn:aws:s3:::gallery" because no identity-based policy allows the s3:GetEncryptionConfiguration action',
  })
})

test('a missing bucket is missing for everybody, also for those who may do nothing', async () => {
  const running = simulation()
  const bob = await createUser(running, 'bob')
  expect(await running.refusal(bob, 's3:GetBucketEncryption', { Bucket: 'gallery' })).toEqual({
    status: 404,
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    details: [['BucketName', 'gallery']],
  })
  expect(await running.refusal(bob, 's3:GetBucketEncryption', { Bucket: 'No bucket' })).toMatchObject({
    status: 400,
    code: 'InvalidBucketName',
  })
})
