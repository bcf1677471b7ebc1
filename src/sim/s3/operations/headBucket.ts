import { defineOperation } from '../../operation.ts'
import { bucketParameters, listingResources } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const headBucket = defineOperation({
  name: 's3:HeadBucket',
  summary: 'Says whether the bucket exists and the caller may list it, and in which Region it is.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:ListBucket')],
  run(context, { Bucket }) {
    const { arn, region } = findBucket(context.world, Bucket)
    return { BucketArn: arn, BucketRegion: region, AccessPointAlias: false }
  },
  // Of the calls on buckets, the one that is a data event, beside the lists.
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) => bucketParameters(input, call),
    resources: (world, { Bucket }) => listingResources(world, Bucket, ''),
  },
})
