import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { noSuchPublicAccessBlock } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getPublicAccessBlock = defineOperation({
  name: 's3:GetPublicAccessBlock',
  summary: 'Says which of the four switches against public access are on.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:GetBucketPublicAccessBlock'),
  ],
  run(context, { Bucket }) {
    const { publicAccessBlock } = findBucket(context.world, Bucket)
    if (!publicAccessBlock) throw noSuchPublicAccessBlock(Bucket)
    return { PublicAccessBlockConfiguration: publicAccessBlock }
  },
  audit: {
    ...bucketRecord(true),
    eventName: 'GetBucketPublicAccessBlock',
    requestParameters: (input, call) => bucketParameters(input, call, { publicAccessBlock: '' }),
  },
})
