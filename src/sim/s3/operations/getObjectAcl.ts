import { defineOperation } from '../../operation.ts'
import { effectiveAcl, ownerOnly } from '../effectiveAcl.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { findVersion, requireVersionId, versionIfAny } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { objectPermission } from '../permission.ts'
import { isMarker } from '../versions.ts'

export const getObjectAcl = defineOperation({
  name: 's3:GetObjectAcl',
  summary: 'Returns what counts of an object’s access control list: the bucket’s owner alone, while lists are off.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html',
  input: ON_VERSION,
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    const action = input.VersionId === undefined ? 's3:GetObjectAcl' : 's3:GetObjectVersionAcl'
    const version = versionIfAny(bucket, input.Key, input.VersionId)
    return [objectPermission(bucket, input.Key, action, {}, version && !isMarker(version) ? version : undefined)]
  },
  run(context, { Bucket, Key, VersionId }) {
    const bucket = findBucket(context.world, Bucket)
    const { access } = findVersion(context, bucket, Key, VersionId)
    const owner = access?.owner ?? bucket.accountId
    return effectiveAcl(bucket, owner, access?.acl ?? ownerOnly(owner))
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) =>
      bucketParameters(input, call, {
        acl: '',
        ...(input.VersionId !== undefined && { versionId: input.VersionId }),
        key: input.Key,
      }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
