// What a write of an object needs, and what policies can say about it.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html#API_PutObject_Permissions
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { Bucket } from '../world.ts'
import { requireNoAcl } from './acl.ts'
import { asksForPublic } from './accessControlLists.ts'
import { objectPermission } from './permission.ts'
import { requestTagKeys, tagsInHeader } from './tags.ts'

export interface Written {
  readonly Key: string
  readonly ACL?: string
  readonly ServerSideEncryption?: string
  readonly SSEKMSKeyId?: string
  readonly SSECustomerAlgorithm?: string
  readonly StorageClass?: string
  readonly WebsiteRedirectLocation?: string
  readonly Tagging?: string
  readonly CopySource?: string
  readonly MetadataDirective?: string
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
}

export function writePermissions(bucket: Bucket, input: Written): readonly Permission[] {
  const isOff = bucket.objectOwnership === 'BucketOwnerEnforced'
  if (isOff) requireNoAcl(input.ACL)
  const isPrevented = !isOff && bucket.publicAccessBlock?.BlockPublicAcls && asksForPublic(input)
  const tags = input.Tagging === undefined ? [] : tagsInHeader(input.Tagging)
  const context = { ...writeKeys(input), ...requestTagKeys(tags) }
  const permission = (action: `s3:${string}`): Permission => objectPermission(bucket, input.Key, action, context)
  return [
    { ...permission('s3:PutObject'), ...(isPrevented && { prevented: 'BlockPublicAcls' }) },
    ...(needsNoPermission(input.ACL) ? [] : [permission('s3:PutObjectAcl')]),
    ...(tags.length ? [permission('s3:PutObjectTagging')] : []),
    // Whoever writes only over what they know must be allowed to know it.
    ...(input.IfMatch === undefined ? [] : [permission('s3:GetObject')]),
  ]
}

// Log delivery hands its files over with nothing but s3:PutObject.
const needsNoPermission = (acl: string | undefined): boolean =>
  acl === undefined || ['private', 'bucket-owner-full-control'].includes(acl)

const NAMES = [
  ['ACL', 's3:x-amz-acl'],
  ['ServerSideEncryption', 's3:x-amz-server-side-encryption'],
  ['SSEKMSKeyId', 's3:x-amz-server-side-encryption-aws-kms-key-id'],
  ['SSECustomerAlgorithm', 's3:x-amz-server-side-encryption-customer-algorithm'],
  ['StorageClass', 's3:x-amz-storage-class'],
  ['WebsiteRedirectLocation', 's3:x-amz-website-redirect-location'],
  ['CopySource', 's3:x-amz-copy-source'],
  ['MetadataDirective', 's3:x-amz-metadata-directive'],
  ['IfMatch', 's3:if-match'],
  ['IfNoneMatch', 's3:if-none-match'],
] as const

const writeKeys = (input: Written): ContextKeys =>
  Object.fromEntries(
    NAMES.flatMap(([member, name]) => {
      const value = input[member]
      return value === undefined ? [] : [[name, value]]
    }),
  )
