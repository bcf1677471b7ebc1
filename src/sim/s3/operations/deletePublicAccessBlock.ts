import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const deletePublicAccessBlock = defineOperation({
  name: 's3:DeletePublicAccessBlock',
  summary: 'Takes all four switches against public access away.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  // There is no action of its own for this.
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:PutBucketPublicAccessBlock'),
  ],
  run: (context, { Bucket }) => changeSetting(context, Bucket, 'block public access', { publicAccessBlock: null }),
  audit: {
    ...bucketRecord(false),
    eventName: 'DeleteBucketPublicAccessBlock',
    requestParameters: (input, call) => bucketParameters(input, call, { publicAccessBlock: '' }),
    additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
  },
})
