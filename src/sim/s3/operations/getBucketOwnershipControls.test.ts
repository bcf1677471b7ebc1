import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

test('asks for its own permission', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const reader = await createUser(running, 'reader', { Effect: 'Allow', Action: 's3:GetBucketAcl', Resource: '*' })
  expect(await running.refusal(reader, 's3:GetBucketOwnershipControls', { Bucket })).toMatchObject({
    message: expect.stringContaining('s3:GetBucketOwnershipControls on resource: "arn:aws:s3:::gallery"') as string,
  })
})
