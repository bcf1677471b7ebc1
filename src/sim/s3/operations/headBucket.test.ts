import { expect, test } from 'vitest'
import { createEnvironment } from '../../environment.ts'
import { send } from '../../gateway.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
test('says where the bucket is', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  expect(await running.answer(root, 's3:HeadBucket', { Bucket })).toEqual({
    BucketArn: 'arn:aws:s3:::gallery',
    BucketRegion: 'us-east-1',
    AccessPointAlias: false,
  })
})

// LocalStack's recording of AWS, test_create_bucket_head_bucket: 404 for a bucket that is not there.
test('finds nothing where there is nothing', async () => {
  expect(await simulation().refusal(root, 's3:HeadBucket', { Bucket })).toMatchObject({ status: 404 })
})

test('asks for the permission to list', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const reader = await createUser(running, 'reader', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })
  expect(await running.refusal(reader, 's3:HeadBucket', { Bucket })).toMatchObject({
    status: 403,
    message: expect.stringContaining('s3:ListBucket on resource: "arn:aws:s3:::gallery"') as string,
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
test('sends those who ask in another Region to the right one', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const outcome = await send({ ...running.world, region: 'eu-central-1' }, createEnvironment(), {
    as: root,
    operation: 's3:HeadBucket',
    input: { Bucket },
  })
  expect(outcome).toMatchObject({
    error: {
      status: 301,
      code: 'PermanentRedirect',
      details: [
        ['Endpoint', 'gallery.s3.us-east-1.amazonaws.com'],
        ['Bucket', 'gallery'],
      ],
    },
  })
})
