import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { ownershipControlsNotFound } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketOwnershipControls = defineOperation({
  name: 's3:GetBucketOwnershipControls',
  summary: 'Says who owns the objects of the bucket.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:GetBucketOwnershipControls'),
  ],
  run(context, { Bucket }) {
    const { objectOwnership } = findBucket(context.world, Bucket)
    if (objectOwnership === null) throw ownershipControlsNotFound(Bucket)
    return { OwnershipControls: { Rules: [{ ObjectOwnership: objectOwnership }] } }
  },
  audit: {
    ...bucketRecord(true),
    requestParameters: (input, call) => bucketParameters(input, call, { ownershipControls: '' }),
  },
})
