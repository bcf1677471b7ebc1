import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { boolean, optional, string } from '../../shape.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { requireKnownConditions, requireWrite } from '../conditions.ts'
import { deletePermission, deleteVersion, requireNoBypass } from '../deleteVersion.ts'
import { findBucket } from '../findBucket.ts'
import { requireVersionId } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { requestHeaders } from '../requestHeaders.ts'

export const deleteObject = defineOperation({
  name: 's3:DeleteObject',
  summary: 'Removes an object. Deleting needs no key: one can delete what one cannot decrypt.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html',
  input: { ...ON_VERSION, IfMatch: optional(string()), BypassGovernanceRetention: optional(boolean) },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId, bucket)
    requireNoBypass(input)
    requireKnownConditions(input, true)
    return [deletePermission(bucket, input)]
  },
  run(context, input) {
    const current = get(findBucket(context.world, input.Bucket).objects, input.Key)
    requireWrite(input, input.Key, current)
    return deleteVersion(context, input.Bucket, input)
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    responseElements: ({ DeleteMarker, VersionId }) =>
      DeleteMarker || VersionId !== undefined
        ? {
            ...(DeleteMarker && { 'x-amz-delete-marker': 'true' }),
            ...(VersionId !== undefined && { 'x-amz-version-id': VersionId }),
          }
        : null,
    additionalEventData: () => ({ httpStatusCode: 204 }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
