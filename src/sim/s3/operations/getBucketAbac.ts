import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketAbac = defineOperation({
  name: 's3:GetBucketAbac',
  summary: 'Says whether the tags of the bucket count in policies.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAbac.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:GetBucketAbac')],
  run: (context, { Bucket }) => ({ AbacStatus: { Status: findBucket(context.world, Bucket).abac } }),
  audit: { ...bucketRecord(true), requestParameters: (input, call) => bucketParameters(input, call, { abac: '' }) },
})
