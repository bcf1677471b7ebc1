// What a write of an object needs, and what policies can say about it.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html#API_PutObject_Permissions
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { Bucket } from '../world.ts'
import { requireNoAcl } from './acl.ts'
import { aclIn, asksForPublic, isOwnersAlone, type AclRequest } from './accessControlLists.ts'
import { aclContext, aclHeaders } from './aclHeaders.ts'
import { aclsNotSupported } from './errors.ts'
import { objectPermission } from './permission.ts'
import { requestTagKeys, tagsInHeader } from './tags.ts'

export interface Written extends Omit<AclRequest, 'AccessControlPolicy' | 'GrantWrite'> {
  readonly Key: string
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
  if (isOff) requireNoGrants(bucket, input)
  const isPrevented = !isOff && bucket.publicAccessBlock?.BlockPublicAcls && asksForPublic(input)
  const tags = input.Tagging === undefined ? [] : tagsInHeader(input.Tagging)
  const context = { ...aclContext(input), ...writeKeys(input), ...requestTagKeys(tags) }
  const permission = (action: `s3:${string}`): Permission => objectPermission(bucket, input.Key, action, context)
  return [
    { ...permission('s3:PutObject'), ...(isPrevented && { prevented: 'BlockPublicAcls' }) },
    ...(needsNoPermission(input) ? [] : [permission('s3:PutObjectAcl')]),
    ...(tags.length ? [permission('s3:PutObjectTagging')] : []),
    // Whoever writes only over what they know must be allowed to know it.
    ...(input.IfMatch === undefined ? [] : [permission('s3:GetObject')]),
  ]
}

// Log delivery hands its files over with nothing but s3:PutObject.
const needsNoPermission = ({ ACL, ...headers }: Written): boolean =>
  !Object.keys(aclHeaders(headers)).length &&
  (ACL === undefined || ['private', 'bucket-owner-full-control'].includes(ACL))

/** Where lists are off: nothing but what the bucket's owner has already. */
function requireNoGrants(bucket: Bucket, input: Written): void {
  const acl = aclIn(input, bucket.accountId)
  if (acl && input.ACL === undefined && !isOwnersAlone(acl, bucket.accountId)) throw aclsNotSupported()
  requireNoAcl(input.ACL)
}

const NAMES = [
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
