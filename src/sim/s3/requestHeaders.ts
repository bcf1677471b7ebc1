// What a request said, as S3's records have it: query parameters and `x-amz-` headers by the names under which they travel.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
import type { Printable } from '../trace.ts'

// Never the customer's key, nor metadata.
const NAMES: readonly (readonly [member: string, name: string])[] = [
  ['ACL', 'x-amz-acl'],
  ['GrantFullControl', 'x-amz-grant-full-control'],
  ['GrantRead', 'x-amz-grant-read'],
  ['GrantReadACP', 'x-amz-grant-read-acp'],
  ['GrantWriteACP', 'x-amz-grant-write-acp'],
  ['CopySource', 'x-amz-copy-source'],
  ['CopySourceRange', 'x-amz-copy-source-range'],
  ['MetadataDirective', 'x-amz-metadata-directive'],
  ['TaggingDirective', 'x-amz-tagging-directive'],
  ['ServerSideEncryption', 'x-amz-server-side-encryption'],
  ['SSEKMSKeyId', 'x-amz-server-side-encryption-aws-kms-key-id'],
  ['SSEKMSEncryptionContext', 'x-amz-server-side-encryption-context'],
  ['BucketKeyEnabled', 'x-amz-server-side-encryption-bucket-key-enabled'],
  ['SSECustomerAlgorithm', 'x-amz-server-side-encryption-customer-algorithm'],
  ['StorageClass', 'x-amz-storage-class'],
  ['WebsiteRedirectLocation', 'x-amz-website-redirect-location'],
  ['ObjectAttributes', 'x-amz-object-attributes'],
  ['ChecksumMode', 'x-amz-checksum-mode'],
  ['ResponseCacheControl', 'response-cache-control'],
  ['ResponseContentDisposition', 'response-content-disposition'],
  ['ResponseContentEncoding', 'response-content-encoding'],
  ['ResponseContentLanguage', 'response-content-language'],
  ['ResponseContentType', 'response-content-type'],
  ['ResponseExpires', 'response-expires'],
  ['VersionId', 'versionId'],
  ['UploadId', 'uploadId'],
  ['PartNumber', 'partNumber'],
]

export const requestHeaders = (input: Readonly<Record<string, unknown>>): { readonly [name: string]: Printable } =>
  Object.fromEntries(
    NAMES.flatMap(([member, name]) => {
      const value = input[member]
      if (typeof value === 'object' && value !== null) return [[name, Object.values(value).join(',')]]
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : []
    }),
  )
