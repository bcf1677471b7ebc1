import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { requireLegacyTagging } from '../bucketTags.ts'
import { changeSetting } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const deleteBucketTagging = defineOperation({
  name: 's3:DeleteBucketTagging',
  summary: 'Takes all tags of the bucket away.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  // There is no action of its own for this.
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:PutBucketTagging')],
  run(context, { Bucket }) {
    requireLegacyTagging(findBucket(context.world, Bucket))
    return changeSetting(context, Bucket, 'tags', { tags: [] })
  },
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) => bucketParameters(input, call, { tagging: '' }),
    additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
  },
})
