// Whom an access control list gives an action.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions
import type { AclGrant, Bucket, S3Object } from '../world.ts'

const ON_BUCKETS: ReadonlyMap<string, AclGrant['permission']> = new Map([
  ['s3:ListBucket', 'READ'],
  ['s3:ListBucketVersions', 'READ'],
  ['s3:ListBucketMultipartUploads', 'READ'],
  ['s3:PutObject', 'WRITE'],
  ['s3:DeleteObject', 'WRITE'],
  ['s3:GetBucketAcl', 'READ_ACP'],
  ['s3:PutBucketAcl', 'WRITE_ACP'],
])

const ON_OBJECTS: ReadonlyMap<string, AclGrant['permission']> = new Map([
  ['s3:GetObject', 'READ'],
  ['s3:GetObjectVersion', 'READ'],
  ['s3:GetObjectAcl', 'READ_ACP'],
  ['s3:GetObjectVersionAcl', 'READ_ACP'],
  ['s3:PutObjectAcl', 'WRITE_ACP'],
  ['s3:PutObjectVersionAcl', 'WRITE_ACP'],
])

/** None where lists do not count, and none for an action that no list can give. */
export function aclGrantees(bucket: Bucket, action: string, object?: S3Object): readonly string[] {
  if (bucket.objectOwnership === 'BucketOwnerEnforced') return []
  const onObject = ON_OBJECTS.get(action)
  const needed = onObject ?? ON_BUCKETS.get(action)
  const acl = onObject ? (object?.access?.acl ?? []) : bucket.acl
  return withoutIgnored(acl, bucket)
    .filter(({ permission }) => permission === needed || permission === 'FULL_CONTROL')
    .map(({ grantee }) => grantee)
}

/** The account that owns the object, where that is not the bucket's and the action is up to it. */
export const foreignOwner = (bucket: Bucket, action: string, object: S3Object | undefined): string | undefined =>
  bucket.objectOwnership === 'BucketOwnerEnforced' ||
  !ON_OBJECTS.has(action) ||
  object?.access?.owner === bucket.accountId
    ? undefined
    : object?.access?.owner

export const isPublicGrantee = (grantee: string): boolean => grantee === 'AllUsers' || grantee === 'AuthenticatedUsers'

/** What is left of a list while IgnorePublicAcls is on. */
export const withoutIgnored = (acl: readonly AclGrant[], { publicAccessBlock }: Bucket): readonly AclGrant[] =>
  publicAccessBlock?.IgnorePublicAcls ? acl.filter(({ grantee }) => !isPublicGrantee(grantee)) : acl
