import { defineOperation } from '../../operation.ts'
import { optional, required, structure } from '../../shape.ts'
import { bucketParameters, bucketRecord, XMLNS } from '../audit.ts'
import { checkBucketTags, requireLegacyTagging } from '../bucketTags.ts'
import { changeSetting } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET, Tags } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketTagging = defineOperation({
  name: 's3:PutBucketTagging',
  summary: 'Gives the bucket these tags in place of those that it has.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html',
  input: { ...ON_BUCKET, Tagging: required(structure({ TagSet: optional(Tags) })) },
  example: { Bucket: 'gallery-111122223333', Tagging: { TagSet: [{ Key: 'team', Value: 'art' }] } },
  permissions: (world, input, call) => [
    {
      ...bucketPermission(findBucket(world, input, call), 's3:PutBucketTagging'),
      requestTags: input.Tagging.TagSet ?? [],
    },
  ],
  run(context, { Bucket, Tagging: { TagSet: tags = [] } }) {
    requireLegacyTagging(findBucket(context.world, Bucket))
    checkBucketTags(tags)
    return changeSetting(context, Bucket, 'tags', { tags })
  },
  audit: {
    ...bucketRecord(false),
    requestParameters(input, call) {
      const [tag, ...others] = (input.Tagging.TagSet ?? []).map((each) => ({ ...each }))
      return bucketParameters(input, call, {
        tagging: '',
        Tagging: { xmlns: XMLNS, TagSet: tag ? { Tag: others.length ? [tag, ...others] : tag } : '' },
      })
    },
    additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
  },
})
