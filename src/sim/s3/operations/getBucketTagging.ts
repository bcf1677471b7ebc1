import { awsError } from '../../errors.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const getBucketTagging = defineOperation({
  name: 's3:GetBucketTagging',
  summary: 'Returns the tags of the bucket.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:GetBucketTagging')],
  run(context, { Bucket }) {
    const { tags } = findBucket(context.world, Bucket)
    if (tags.length === 0) throw awsError(404, 'NoSuchTagSet', 'The TagSet does not exist', [['BucketName', Bucket]])
    return { TagSet: tags }
  },
  audit: { ...bucketRecord(true), requestParameters: (input, call) => bucketParameters(input, call, { tagging: '' }) },
})
