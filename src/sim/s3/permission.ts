// What S3 asks about a call: the action, the bucket or the object, and what the bucket says about access.
import { objectArn } from '../arn.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { CallFacts } from '../operation.ts'
import type { Bucket } from '../world.ts'
import { policyOfAnotherAccount } from './errors.ts'

export const bucketPermission = (bucket: Bucket, action: `s3:${string}`, context: ContextKeys = {}): Permission => ({
  action,
  resource: bucket.arn,
  resourceAccount: bucket.accountId,
  resourcePolicy: { type: 'bucket policy', attachedTo: bucket.arn, document: bucket.policy },
  publicAccessBlock: bucket.publicAccessBlock,
  context,
})

export const objectPermission = (
  bucket: Bucket,
  key: string,
  action: `s3:${string}`,
  context: ContextKeys = {},
): Permission => ({ ...bucketPermission(bucket, action, context), resource: objectArn(bucket.name, key) })

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
