import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { versionMember } from '../describeObject.ts'
import { findBucket } from '../findBucket.ts'
import { changeTags } from '../changeTags.ts'
import { findVersion, requireVersionId } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { versionPermission } from '../readObject.ts'
import { requestHeaders } from '../requestHeaders.ts'

export const deleteObjectTagging = defineOperation({
  name: 's3:DeleteObjectTagging',
  summary: 'Takes all tags from an object.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html',
  input: ON_VERSION,
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    return [versionPermission(bucket, input, 'DeleteObjectTagging')]
  },
  run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const object = findVersion(context, bucket, input.Key, input.VersionId, 'DELETE', 'marker')
    changeTags(context, bucket, object, [])
    return versionMember(bucket, object)
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) =>
      bucketParameters(input, call, { ...requestHeaders(input), tagging: '', key: input.Key }),
    additionalEventData: () => ({ httpStatusCode: 204 }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
