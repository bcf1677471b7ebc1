import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { versionMember } from '../describeObject.ts'
import { findBucket } from '../findBucket.ts'
import { changeTags } from '../changeTags.ts'
import { findVersion, requireVersionId } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { versionPermission } from '../readObject.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { checkedTags, requestTagKeys } from '../tags.ts'
import { list, optional, required, string, structure } from '../../shape.ts'

export const putObjectTagging = defineOperation({
  name: 's3:PutObjectTagging',
  summary: 'Gives an object other tags; those that it had are gone.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html',
  input: {
    ...ON_VERSION,
    Tagging: required(
      structure({ TagSet: optional(list(structure({ Key: required(string()), Value: required(string()) }))) }),
    ),
  },
  example: {
    Bucket: 'gallery-111122223333',
    Key: 'holiday.png',
    Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] },
  },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    const tags = checkedTags(input.Tagging.TagSet ?? [])
    const permission = versionPermission(bucket, input, 'PutObjectTagging')
    return [{ ...permission, context: { ...permission.context, ...requestTagKeys(tags) } }]
  },
  run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const object = findVersion(context, bucket, input.Key, input.VersionId, 'PUT', 'marker')
    changeTags(context, bucket, object, input.Tagging.TagSet ?? [])
    return versionMember(bucket, object)
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) =>
      bucketParameters(input, call, { ...requestHeaders(input), tagging: '', key: input.Key }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
