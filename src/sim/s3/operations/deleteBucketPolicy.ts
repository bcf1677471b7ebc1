import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { changeBucketPolicy } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { policyPermission, requireOwner } from '../permission.ts'

export const deleteBucketPolicy = defineOperation({
  name: 's3:DeleteBucketPolicy',
  summary: 'Takes the policy off the bucket; what only it allowed is over.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [
    policyPermission(findBucket(world, input, call), 's3:DeleteBucketPolicy', call),
  ],
  run(context, { Bucket }) {
    const bucket = findBucket(context.world, Bucket)
    requireOwner(bucket, context, 'DELETE')
    // S3 gives the same answer whether there was a policy or not.
    if (bucket.policy !== null) changeBucketPolicy(context, bucket, null)
    return {}
  },
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) => bucketParameters(input, call, { policy: '' }),
    additionalEventData: () => ({ httpStatusCode: 204 }),
  },
})
