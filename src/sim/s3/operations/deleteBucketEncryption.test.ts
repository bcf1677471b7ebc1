import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

// Recorded in September 2026, sequences 24 and 25:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/customer_encryption_control_replay.json
test('leaves what a new bucket has, SSE-C blocked again, as often as it is asked', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const fresh = await running.answer(root, 's3:GetBucketEncryption', { Bucket })
  await running.answer(root, 's3:PutBucketEncryption', {
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' },
          BlockedEncryptionTypes: { EncryptionType: ['NONE'] },
        },
      ],
    },
  })
  for (let again = 0; again < 2; again++) {
    expect(await running.answer(root, 's3:DeleteBucketEncryption', { Bucket })).toEqual({})
    expect(await running.answer(root, 's3:GetBucketEncryption', { Bucket })).toEqual(fresh)
  }
})
