import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const deleteBucketOwnershipControls = defineOperation({
  name: 's3:DeleteBucketOwnershipControls',
  summary: 'Takes the ownership controls away: access control lists count then, and uploaders own what they upload.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  // There is no action of its own for this.
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:PutBucketOwnershipControls'),
  ],
  run: (context, { Bucket }) => changeSetting(context, Bucket, 'object ownership', { objectOwnership: null }),
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) => bucketParameters(input, call, { ownershipControls: '' }),
    additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
  },
})
