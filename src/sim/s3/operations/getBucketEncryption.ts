import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketResources } from '../audit.ts'
import { configurationOf } from '../encryptionRule.ts'
import { findBucket } from '../findBucket.ts'
import { Bucket } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketEncryption = defineOperation({
  name: 's3:GetBucketEncryption',
  summary: 'Says how new objects are encrypted when their upload asks for nothing.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html',
  input: { Bucket },
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, { Bucket }) => [bucketPermission(findBucket(world, Bucket), 's3:GetEncryptionConfiguration')],
  run: (context, { Bucket }) => ({
    ServerSideEncryptionConfiguration: configurationOf(findBucket(context.world, Bucket).encryption),
  }),
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ Bucket }, call) => bucketParameters(Bucket, call, { encryption: '' }),
    resources: (world, { Bucket }) => bucketResources(world, Bucket),
  },
})
