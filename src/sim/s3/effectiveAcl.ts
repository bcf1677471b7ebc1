// What S3 tells of a list: nothing but what counts of it.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
import type { AclGrant, Bucket } from '../world.ts'
import { withoutIgnored } from './aclGrantees.ts'
import { canonicalUserId } from './canonicalUser.ts'

export const GROUPS: ReadonlyMap<string, string> = new Map([
  ['http://acs.amazonaws.com/groups/global/AllUsers', 'AllUsers'],
  ['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', 'AuthenticatedUsers'],
  ['http://acs.amazonaws.com/groups/s3/LogDelivery', 'LogDelivery'],
])

export const ownerOnly = (owner: string): readonly AclGrant[] => [{ grantee: owner, permission: 'FULL_CONTROL' }]

/** What counts of a list, in AWS's members: nothing but the bucket's owner while lists do not count. */
export function effectiveAcl(bucket: Bucket, owner: string, acl: readonly AclGrant[]) {
  const isOff = bucket.objectOwnership === 'BucketOwnerEnforced'
  const counting = isOff ? ownerOnly(bucket.accountId) : withoutIgnored(acl, bucket)
  return {
    Owner: { ID: canonicalUserId(isOff ? bucket.accountId : owner) },
    Grants: counting.map(({ grantee, permission }) => ({ Grantee: granteeOf(grantee), Permission: permission })),
  }
}

function granteeOf(grantee: string) {
  const uri = [...GROUPS].find(([, group]) => group === grantee)?.[0]
  return uri === undefined
    ? ({ ID: canonicalUserId(grantee), Type: 'CanonicalUser' } as const)
    : ({ Type: 'Group', URI: uri } as const)
}
