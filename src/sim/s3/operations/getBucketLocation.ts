import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketLocation = defineOperation({
  name: 's3:GetBucketLocation',
  summary: 'Says in which Region the bucket is; nothing stands for us-east-1.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  // Every Region answers this one for every bucket: how else would a client find the right one?
  permissions: (world, input) => [bucketPermission(findBucket(world, input), 's3:GetBucketLocation')],
  run(context, { Bucket }) {
    const { location, region } = findBucket(context.world, Bucket)
    return { LocationConstraint: region === 'us-east-1' ? null : (location ?? region) }
  },
  audit: { ...bucketRecord(true), requestParameters: (input, call) => bucketParameters(input, call, { location: '' }) },
})
