import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { NEW_BUCKET } from '../encryptionRule.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const deleteBucketEncryption = defineOperation({
  name: 's3:DeleteBucketEncryption',
  summary: 'Takes the default encryption back to what a new bucket has: SSE-S3, with SSE-C blocked.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:PutEncryptionConfiguration'),
  ],
  run: (context, { Bucket }) => changeSetting(context, Bucket, 'default encryption', { encryption: NEW_BUCKET }),
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) => bucketParameters(input, call, { encryption: '' }),
    additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
  },
})
