// What S3 asks about a call: the action, the bucket or the object, and what the bucket says about access.
import { objectArn } from '../arn.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { Bucket } from '../world.ts'

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
