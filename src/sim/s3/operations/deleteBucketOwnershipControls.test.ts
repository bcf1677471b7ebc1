import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

// Recorded in September 2026, sequences 247 to 249, 353 and 354:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/ownership_replay.json
test('without controls, lists count again, as often as it is asked', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  for (let again = 0; again < 2; again++)
    expect(await running.answer(root, 's3:DeleteBucketOwnershipControls', { Bucket })).toEqual({})
  expect(await running.refusal(root, 's3:GetBucketOwnershipControls', { Bucket })).toEqual({
    status: 404,
    code: 'OwnershipControlsNotFoundError',
    message: 'The bucket ownership controls were not found',
    details: [['BucketName', Bucket]],
  })
  await running.answer(root, 's3:PutBucketAcl', { Bucket, ACL: 'private' })
})

test('is a matter of s3:PutBucketOwnershipControls', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const allowed = await createUser(running, 'a', {
    Effect: 'Allow',
    Action: 's3:PutBucketOwnershipControls',
    Resource: '*',
  })
  expect(await running.answer(allowed, 's3:DeleteBucketOwnershipControls', { Bucket })).toEqual({})
})
