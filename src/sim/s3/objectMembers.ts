// Members that the operations on objects share.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
import { boolean, integer, map, oneOf, optional, string, timestamp } from '../shape.ts'
import { CustomerKeyMembers } from './customerKey.ts'
import { CannedAcl, Key, OBJECT_GRANTS, ON_BUCKET, ServerSideEncryption } from './members.ts'

export const ON_OBJECT = { ...ON_BUCKET, Key } as const
export const ON_VERSION = { ...ON_OBJECT, VersionId: optional(string()) } as const

/** What is kept beside the body as it was given. */
export const STORED = {
  ACL: optional(CannedAcl),
  ...OBJECT_GRANTS,
  CacheControl: optional(string()),
  ContentDisposition: optional(string()),
  ContentEncoding: optional(string()),
  ContentLanguage: optional(string()),
  ContentType: optional(string()),
  /** As it was sent: S3 does not read it. */
  Expires: optional(string()),
  Metadata: optional(map(string())),
  StorageClass: optional(string()),
  /** `name=value&…`, URL-encoded. */
  Tagging: optional(string()),
  WebsiteRedirectLocation: optional(string()),
} as const

export const ENCRYPTION = {
  ServerSideEncryption: optional(ServerSideEncryption),
  SSEKMSKeyId: optional(string()),
  SSEKMSEncryptionContext: optional(string()),
  BucketKeyEnabled: optional(boolean),
  ...CustomerKeyMembers,
} as const

export const ChecksumAlgorithm = oneOf('CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256')
export const ChecksumType = oneOf('FULL_OBJECT', 'COMPOSITE')

/** Base64. */
export const CHECKSUMS = {
  ChecksumCRC32: optional(string()),
  ChecksumCRC32C: optional(string()),
  ChecksumCRC64NVME: optional(string()),
  ChecksumSHA1: optional(string()),
  ChecksumSHA256: optional(string()),
} as const

/** Which object, which part of it, and under which conditions. */
export const READ = {
  ...ON_VERSION,
  Range: optional(string()),
  PartNumber: optional(integer({ min: 1, max: 10_000 })),
  IfMatch: optional(string()),
  IfNoneMatch: optional(string()),
  IfModifiedSince: optional(timestamp),
  IfUnmodifiedSince: optional(timestamp),
  ChecksumMode: optional(oneOf('ENABLED')),
  ...CustomerKeyMembers,
  ResponseCacheControl: optional(string()),
  ResponseContentDisposition: optional(string()),
  ResponseContentEncoding: optional(string()),
  ResponseContentLanguage: optional(string()),
  ResponseContentType: optional(string()),
  ResponseExpires: optional(timestamp),
} as const
