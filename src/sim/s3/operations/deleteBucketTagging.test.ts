import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

// Recorded in September 2026: https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/bucket_tags.json
test('takes all tags away, as often as it is asked, with the permission to put tags', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', {
    Bucket,
    CreateBucketConfiguration: { Tags: [{ Key: 'team', Value: 'art' }] },
  })
  const tagger = await createUser(running, 'tagger', { Effect: 'Allow', Action: 's3:PutBucketTagging', Resource: '*' })
  for (let again = 0; again < 2; again++) {
    expect(await running.answer(tagger, 's3:DeleteBucketTagging', { Bucket })).toEqual({})
    expect(await running.refusal(root, 's3:GetBucketTagging', { Bucket })).toMatchObject({ code: 'NoSuchTagSet' })
  }
})
