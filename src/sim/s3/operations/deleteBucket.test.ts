import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
async function bucket(): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  return running
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
test('deletes an empty bucket and frees its name for everybody', async () => {
  const running = await bucket()
  expect(await running.answer(root, 's3:DeleteBucket', { Bucket })).toEqual({})
  expect(await running.refusal(root, 's3:HeadBucket', { Bucket })).toMatchObject({ code: 'NoSuchBucket' })
  await running.answer({ type: 'root', accountId: '444455556666' }, 's3:CreateBucket', { Bucket })
})

// LocalStack's recording of AWS, test_delete_bucket_with_objects:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json
test('refuses while there are objects', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutObject', { Bucket, Key: 'a' })
  expect(await running.refusal(root, 's3:DeleteBucket', { Bucket })).toEqual({
    status: 409,
    code: 'BucketNotEmpty',
    message: 'The bucket you tried to delete is not empty',
    details: [['BucketName', Bucket]],
  })
  await running.answer(root, 's3:DeleteObject', { Bucket, Key: 'a' })
  await running.answer(root, 's3:DeleteBucket', { Bucket })
})

test('says that all versions must go where versions are kept', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  await running.answer(root, 's3:PutObject', { Bucket, Key: 'a' })
  expect(await running.refusal(root, 's3:DeleteBucket', { Bucket })).toMatchObject({
    message: 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
  })
})

test('asks for its own permission', async () => {
  const running = await bucket()
  const writer = await createUser(running, 'writer', { Effect: 'Allow', Action: 's3:DeleteObject', Resource: '*' })
  expect(await running.refusal(writer, 's3:DeleteBucket', { Bucket })).toMatchObject({
    message: expect.stringContaining('s3:DeleteBucket on resource: "arn:aws:s3:::gallery"') as string,
  })
})

test('is recorded with the bucket that is no more', async () => {
  const running = await bucket()
  const { resources, readOnly } = eventOf(await running.send(root, 's3:DeleteBucket', { Bucket }))
  expect(readOnly).toBe(false)
  expect(resources).toEqual([{ accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery' }])
})
