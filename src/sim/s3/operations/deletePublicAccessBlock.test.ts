import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

// Recorded in September 2026, sequences 7 to 9 and 523:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_access_replay.json
test('takes all four switches away, as often as it is asked', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  for (let again = 0; again < 2; again++) {
    expect(await running.answer(root, 's3:DeletePublicAccessBlock', { Bucket })).toEqual({})
    expect(await running.refusal(root, 's3:GetPublicAccessBlock', { Bucket })).toMatchObject({
      status: 404,
      code: 'NoSuchPublicAccessBlockConfiguration',
    })
  }
})

test('is a matter of s3:PutBucketPublicAccessBlock, and recorded under the bucket’s name', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const dana = await createUser(running, 'dana', {
    Effect: 'Deny',
    Action: 's3:PutBucketPublicAccessBlock',
    Resource: '*',
  })
  const outcome = await running.send(dana, 's3:DeletePublicAccessBlock', { Bucket })
  expect(outcome).toMatchObject({
    error: { message: expect.stringContaining('with an explicit deny in an identity-based policy') as string },
  })
  const { eventName, requestParameters } = eventOf(outcome)
  expect({ eventName, requestParameters }).toMatchObject({
    eventName: 'DeleteBucketPublicAccessBlock',
    requestParameters: { bucketName: Bucket, publicAccessBlock: '' },
  })
})
