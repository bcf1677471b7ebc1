import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { asksForPublic, policyRecord, requiredAcl } from '../accessControlLists.ts'
import { aclContext, aclHeaders } from '../aclHeaders.ts'
import { AccessControlPolicy } from '../aclMembers.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { changeBucket } from '../changeBucket.ts'
import { aclsNotSupported } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { findVersion, requireVersionId, versionIfAny } from '../findVersion.ts'
import { ACL_HEADERS, CannedAcl } from '../members.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { objectPermission } from '../permission.ts'
import { isMarker, withEdited } from '../versions.ts'

export const putObjectAcl = defineOperation({
  name: 's3:PutObjectAcl',
  summary: 'Gives an object, or one version of it, another access control list, where lists count.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html',
  input: {
    ...ON_VERSION,
    ...ACL_HEADERS,
    ACL: optional(CannedAcl),
    AccessControlPolicy: optional(AccessControlPolicy),
  },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png', ACL: 'private' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    const action = input.VersionId === undefined ? 's3:PutObjectAcl' : 's3:PutObjectVersionAcl'
    const version = versionIfAny(bucket, input.Key, input.VersionId)
    const object = version && !isMarker(version) ? version : undefined
    const isPrevented =
      bucket.objectOwnership !== 'BucketOwnerEnforced' &&
      bucket.publicAccessBlock?.BlockPublicAcls &&
      asksForPublic(input)
    return [
      {
        ...objectPermission(bucket, input.Key, action, aclContext(input), object),
        ...(isPrevented && { prevented: 'BlockPublicAcls' }),
      },
    ]
  },
  run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const version = versionIfAny(bucket, input.Key, input.VersionId)
    const owner = (version && !isMarker(version) ? version.access?.owner : undefined) ?? bucket.accountId
    // What cannot be read is refused as such even where lists are off.
    const acl = requiredAcl(input, owner, bucket)
    if (bucket.objectOwnership === 'BucketOwnerEnforced') throw aclsNotSupported()
    const object = findVersion(context, bucket, input.Key, input.VersionId, 'PUT', 'marker')
    context.change(changeBucket(bucket.name, (current) => withEdited(current, { ...object, access: { owner, acl } })))
    return {}
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters(input, call) {
      const document = policyRecord(input)
      return bucketParameters(input, call, {
        ...aclHeaders(input),
        acl: '',
        ...(input.VersionId !== undefined && { versionId: input.VersionId }),
        key: input.Key,
        ...(document && { AccessControlPolicy: document }),
      })
    },
    additionalEventData: ({ output }) => output && { aclRequired: 'Yes' },
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
