// Whose an object is that is being written, and whom its list lets in.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import type { CallFacts } from '../operation.ts'
import type { Bucket, S3Object } from '../world.ts'
import { aclIn, isOwnersAlone, type AclRequest } from './accessControlLists.ts'
import { ownerOnly } from './effectiveAcl.ts'

export function accessOf(
  { caller }: Pick<CallFacts, 'caller'>,
  bucket: Bucket,
  request: AclRequest,
): Pick<S3Object, 'access'> {
  const { accountId, objectOwnership } = bucket
  if (objectOwnership === 'BucketOwnerEnforced') return {}
  const isHandedOver = objectOwnership === 'BucketOwnerPreferred' && request.ACL === 'bucket-owner-full-control'
  const owner = isHandedOver || !('accountId' in caller) ? accountId : caller.accountId
  const grants = aclIn(request, owner, accountId) ?? ownerOnly(owner)
  return owner === accountId && isOwnersAlone(grants, owner) ? {} : { access: { owner, acl: grants } }
}
