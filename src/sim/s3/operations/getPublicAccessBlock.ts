import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketResources } from '../audit.ts'
import { noSuchPublicAccessBlock } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { Bucket } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getPublicAccessBlock = defineOperation({
  name: 's3:GetPublicAccessBlock',
  summary: 'Says which of the four switches against public access are on.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html',
  input: { Bucket },
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, { Bucket }) => [bucketPermission(findBucket(world, Bucket), 's3:GetBucketPublicAccessBlock')],
  run(context, { Bucket }) {
    const { publicAccessBlock } = findBucket(context.world, Bucket)
    if (!publicAccessBlock) throw noSuchPublicAccessBlock(Bucket)
    return { PublicAccessBlockConfiguration: publicAccessBlock }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    eventName: 'GetBucketPublicAccessBlock',
    requestParameters: ({ Bucket }, call) => bucketParameters(Bucket, call, { publicAccessBlock: '' }),
    resources: (world, { Bucket }) => bucketResources(world, Bucket),
  },
})
