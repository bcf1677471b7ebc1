import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketVersioning = defineOperation({
  name: 's3:GetBucketVersioning',
  summary: 'Says whether the bucket keeps versions; nothing when that was never set.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:GetBucketVersioning')],
  run(context, { Bucket }) {
    const { versioning } = findBucket(context.world, Bucket)
    return versioning === null ? {} : { Status: versioning }
  },
  audit: {
    ...bucketRecord(true),
    requestParameters: (input, call) => bucketParameters(input, call, { versioning: '' }),
  },
})
