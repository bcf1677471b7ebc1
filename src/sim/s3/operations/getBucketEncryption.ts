import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { configurationOf } from '../encryptionRule.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketEncryption = defineOperation({
  name: 's3:GetBucketEncryption',
  summary: 'Says how new objects are encrypted when their upload asks for nothing.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:GetEncryptionConfiguration'),
  ],
  run: (context, { Bucket }) => ({
    ServerSideEncryptionConfiguration: configurationOf(findBucket(context.world, Bucket).encryption),
  }),
  audit: {
    ...bucketRecord(true),
    requestParameters: (input, call) => bucketParameters(input, call, { encryption: '' }),
  },
})
