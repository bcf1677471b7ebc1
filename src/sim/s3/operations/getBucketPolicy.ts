import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { noSuchBucketPolicy } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { policyPermission, requireOwner } from '../permission.ts'

export const getBucketPolicy = defineOperation({
  name: 's3:GetBucketPolicy',
  summary: "Returns the bucket's policy as it was given.",
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [policyPermission(findBucket(world, input, call), 's3:GetBucketPolicy', call)],
  run(context, { Bucket }) {
    const bucket = findBucket(context.world, Bucket)
    requireOwner(bucket, context, 'GET')
    if (bucket.policy === null) throw noSuchBucketPolicy(Bucket)
    return { Policy: bucket.policy }
  },
  audit: {
    ...bucketRecord(true),
    requestParameters: (input, call) => bucketParameters(input, call, { policy: '' }),
  },
})
