import { expect, test } from 'vitest'
import { policy, publicPolicy } from '../../testing/gallery.ts'
import { root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
async function bucketWith(Policy?: string): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  await running.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
  if (Policy !== undefined) await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })
  return running
}

// Recorded in September 2026, sequences 6, 483 and 486:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_access_replay.json
test('has no status where there is no policy', async () => {
  expect(await (await bucketWith()).refusal(root, 's3:GetBucketPolicyStatus', { Bucket })).toEqual({
    status: 404,
    code: 'NoSuchBucketPolicy',
    message: 'The bucket policy does not exist',
    details: [['BucketName', Bucket]],
  })
})

test.each([
  ['everybody', publicPolicy(Bucket), true],
  [
    'one account',
    policy({
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/*`,
    }),
    false,
  ],
])('a policy for %s', async (_who, Policy, IsPublic) => {
  const running = await bucketWith(Policy)
  expect(await running.answer(root, 's3:GetBucketPolicyStatus', { Bucket })).toEqual({ PolicyStatus: { IsPublic } })
  // Block Public Access changes what the policy does, not what it is.
  await running.answer(root, 's3:PutPublicAccessBlock', {
    Bucket,
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
  })
  expect(await running.answer(root, 's3:GetBucketPolicyStatus', { Bucket })).toEqual({ PolicyStatus: { IsPublic } })
})
