import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

test('asks for its own permission', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const nobody = await createUser(running, 'nobody')
  expect(await running.refusal(nobody, 's3:GetBucketAbac', { Bucket })).toMatchObject({
    message: expect.stringContaining('s3:GetBucketAbac on resource: "arn:aws:s3:::gallery"') as string,
  })
})
