// What S3 asks about a call: the action, the bucket or the object, and what the bucket says about access.
import { objectArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { CallFacts } from '../operation.ts'
import type { Bucket, S3Object, Tag } from '../world.ts'
import { aclGrantees, foreignOwner } from './aclGrantees.ts'
import { policyOfAnotherAccount } from './errors.ts'

export const bucketPermission = (
  bucket: Bucket,
  action: `s3:${string}`,
  context: ContextKeys = {},
  object?: S3Object,
): Permission => ({
  action,
  resource: bucket.arn,
  resourceAccount: bucket.accountId,
  resourcePolicy: { type: 'bucket policy', attachedTo: bucket.arn, document: bucket.policy },
  publicAccessBlock: bucket.publicAccessBlock,
  acl: aclGrantees(bucket, action, object),
  // A bucket's tags say nothing in policies unless it is told so; then they speak for its objects too.
  ...(bucket.abac === 'Enabled' && { resourceTags: bucket.tags }),
  context: bucket.abac === 'Enabled' ? { ...context, ...bucketTagKeys(bucket.tags) } : context,
})

/** `object` is the version that the action is about, when that is not the one that a request without a version sees. */
export function objectPermission(
  bucket: Bucket,
  key: string,
  action: `s3:${string}`,
  context: ContextKeys = {},
  object: S3Object | undefined = get(bucket.objects, key),
): Permission {
  const permission = { ...bucketPermission(bucket, action, context, object), resource: objectArn(bucket.name, key) }
  const owner = foreignOwner(bucket, action, object)
  return owner === undefined || !permission.resourcePolicy
    ? permission
    : { ...permission, resourceAccount: owner, resourcePolicy: { ...permission.resourcePolicy, onlyDenies: true } }
}

const bucketTagKeys = (tags: readonly Tag[]): ContextKeys =>
  Object.fromEntries(tags.map(({ Key, Value }) => [`s3:BucketTag/${Key}`, Value]))

/** The root user can always repair a bucket policy, even one that denies everything to everybody. */
export function policyPermission(
  bucket: Bucket,
  action: `s3:${'Get' | 'Put' | 'Delete'}BucketPolicy`,
  { caller }: Pick<CallFacts, 'caller'>,
): Permission {
  const isOwnRoot = caller.type === 'Root' && caller.accountId === bucket.accountId
  return bucketPermission(isOwnRoot ? { ...bucket, policy: null } : bucket, action)
}

/** For those who have the permission from a policy, and are of another account. */
export function requireOwner(
  bucket: Bucket,
  { caller }: Pick<CallFacts, 'caller'>,
  method: 'GET' | 'PUT' | 'DELETE',
): void {
  if (!('accountId' in caller) || caller.accountId !== bucket.accountId) throw policyOfAnotherAccount(method)
}
