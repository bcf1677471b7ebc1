import { defineOperation } from '../../operation.ts'
import { effectiveAcl } from '../effectiveAcl.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketAcl = defineOperation({
  name: 's3:GetBucketAcl',
  summary: 'Returns what counts of the bucket’s access control list: its owner alone, while lists are off.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:GetBucketAcl')],
  run(context, { Bucket }) {
    const bucket = findBucket(context.world, Bucket)
    return effectiveAcl(bucket, bucket.accountId, bucket.acl)
  },
  audit: { ...bucketRecord(true), requestParameters: (input, call) => bucketParameters(input, call, { acl: '' }) },
})
