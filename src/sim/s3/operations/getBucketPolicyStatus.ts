import { isPublicPolicy } from '../../iam/publicPolicy.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { noSuchBucketPolicy } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketPolicyStatus = defineOperation({
  name: 's3:GetBucketPolicyStatus',
  summary: 'Says whether S3 takes the bucket policy for a public one.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:GetBucketPolicyStatus')],
  run(context, { Bucket }) {
    const { policy } = findBucket(context.world, Bucket)
    if (policy === null) throw noSuchBucketPolicy(Bucket)
    return { PolicyStatus: { IsPublic: isPublicPolicy(policy) } }
  },
  audit: {
    ...bucketRecord(true),
    requestParameters: (input, call) => bucketParameters(input, call, { policyStatus: '' }),
  },
})
