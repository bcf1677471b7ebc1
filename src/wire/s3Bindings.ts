// Where S3's members are in an HTTP message. What is in neither table is in the body.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html

const checksums = (...algorithms: readonly string[]): readonly (readonly [string, string])[] =>
  algorithms.map((name) => [`Checksum${name}`, `x-amz-checksum-${name.toLowerCase()}`])

const SHARED: readonly (readonly [member: string, header: string])[] = [
  ...checksums('CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256', 'SHA512', 'MD5', 'XXHASH64', 'XXHASH3', 'XXHASH128'),
  ['ChecksumType', 'x-amz-checksum-type'],
  ['CacheControl', 'cache-control'],
  ['ContentDisposition', 'content-disposition'],
  ['ContentEncoding', 'content-encoding'],
  ['ContentLanguage', 'content-language'],
  ['ContentLength', 'content-length'],
  ['ContentType', 'content-type'],
  ['Expires', 'expires'],
  ['StorageClass', 'x-amz-storage-class'],
  ['WebsiteRedirectLocation', 'x-amz-website-redirect-location'],
  ['ServerSideEncryption', 'x-amz-server-side-encryption'],
  ['SSEKMSKeyId', 'x-amz-server-side-encryption-aws-kms-key-id'],
  ['SSEKMSEncryptionContext', 'x-amz-server-side-encryption-context'],
  ['BucketKeyEnabled', 'x-amz-server-side-encryption-bucket-key-enabled'],
  ['SSECustomerAlgorithm', 'x-amz-server-side-encryption-customer-algorithm'],
  ['SSECustomerKeyMD5', 'x-amz-server-side-encryption-customer-key-md5'],
  ['ObjectLockMode', 'x-amz-object-lock-mode'],
  ['ObjectLockRetainUntilDate', 'x-amz-object-lock-retain-until-date'],
  ['ObjectLockLegalHoldStatus', 'x-amz-object-lock-legal-hold'],
  ['ObjectLockEventHold', 'x-amz-object-lock-event-hold'],
  ['ObjectLockEventHoldDurationDays', 'x-amz-object-lock-event-hold-duration-days'],
  ['ObjectLockEventHoldDurationYears', 'x-amz-object-lock-event-hold-duration-years'],
]

export const REQUEST_HEADERS: ReadonlyMap<string, string> = new Map([
  ...SHARED,
  ['ACL', 'x-amz-acl'],
  ['BucketNamespace', 'x-amz-bucket-namespace'],
  ['BypassGovernanceRetention', 'x-amz-bypass-governance-retention'],
  ['ChecksumAlgorithm', 'x-amz-sdk-checksum-algorithm'],
  ['ChecksumMode', 'x-amz-checksum-mode'],
  ['ConfirmRemoveSelfBucketAccess', 'x-amz-confirm-remove-self-bucket-access'],
  ['ContentMD5', 'content-md5'],
  ['CopySource', 'x-amz-copy-source'],
  ['CopySourceIfMatch', 'x-amz-copy-source-if-match'],
  ['CopySourceIfModifiedSince', 'x-amz-copy-source-if-modified-since'],
  ['CopySourceIfNoneMatch', 'x-amz-copy-source-if-none-match'],
  ['CopySourceIfUnmodifiedSince', 'x-amz-copy-source-if-unmodified-since'],
  ['CopySourceRange', 'x-amz-copy-source-range'],
  ['CopySourceSSECustomerAlgorithm', 'x-amz-copy-source-server-side-encryption-customer-algorithm'],
  ['CopySourceSSECustomerKey', 'x-amz-copy-source-server-side-encryption-customer-key'],
  ['CopySourceSSECustomerKeyMD5', 'x-amz-copy-source-server-side-encryption-customer-key-md5'],
  ['ExpectedBucketOwner', 'x-amz-expected-bucket-owner'],
  ['ExpectedSourceBucketOwner', 'x-amz-source-expected-bucket-owner'],
  ['GrantFullControl', 'x-amz-grant-full-control'],
  ['GrantRead', 'x-amz-grant-read'],
  ['GrantReadACP', 'x-amz-grant-read-acp'],
  ['GrantWrite', 'x-amz-grant-write'],
  ['GrantWriteACP', 'x-amz-grant-write-acp'],
  ['IfMatch', 'if-match'],
  ['IfMatchInitiatedTime', 'x-amz-if-match-initiated-time'],
  ['IfMatchLastModifiedTime', 'x-amz-if-match-last-modified-time'],
  ['IfMatchSize', 'x-amz-if-match-size'],
  ['IfModifiedSince', 'if-modified-since'],
  ['IfNoneMatch', 'if-none-match'],
  ['IfUnmodifiedSince', 'if-unmodified-since'],
  ['MFA', 'x-amz-mfa'],
  ['MetadataDirective', 'x-amz-metadata-directive'],
  ['MpuObjectSize', 'x-amz-mp-object-size'],
  ['ObjectAttributes', 'x-amz-object-attributes'],
  ['ObjectLockEnabledForBucket', 'x-amz-bucket-object-lock-enabled'],
  ['ObjectOwnership', 'x-amz-object-ownership'],
  ['OptionalObjectAttributes', 'x-amz-optional-object-attributes'],
  ['Range', 'range'],
  ['RequestPayer', 'x-amz-request-payer'],
  ['SSECustomerKey', 'x-amz-server-side-encryption-customer-key'],
  ['Tagging', 'x-amz-tagging'],
  ['TaggingDirective', 'x-amz-tagging-directive'],
  ['WriteOffsetBytes', 'x-amz-write-offset-bytes'],
])

export const REQUEST_QUERY: ReadonlyMap<string, string> = new Map([
  ['BucketRegion', 'bucket-region'],
  ['ContinuationToken', 'continuation-token'],
  ['Delimiter', 'delimiter'],
  ['EncodingType', 'encoding-type'],
  ['FetchOwner', 'fetch-owner'],
  ['KeyMarker', 'key-marker'],
  ['Marker', 'marker'],
  ['MaxBuckets', 'max-buckets'],
  ['MaxKeys', 'max-keys'],
  ['MaxParts', 'max-parts'],
  ['MaxUploads', 'max-uploads'],
  ['PartNumber', 'partNumber'],
  ['PartNumberMarker', 'part-number-marker'],
  ['Prefix', 'prefix'],
  ['ResponseCacheControl', 'response-cache-control'],
  ['ResponseContentDisposition', 'response-content-disposition'],
  ['ResponseContentEncoding', 'response-content-encoding'],
  ['ResponseContentLanguage', 'response-content-language'],
  ['ResponseContentType', 'response-content-type'],
  ['ResponseExpires', 'response-expires'],
  ['StartAfter', 'start-after'],
  ['UploadId', 'uploadId'],
  ['UploadIdMarker', 'upload-id-marker'],
  ['VersionId', 'versionId'],
  ['VersionIdMarker', 'version-id-marker'],
])

export const RESPONSE_HEADERS: ReadonlyMap<string, string> = new Map([
  ...SHARED,
  ['AbortDate', 'x-amz-abort-date'],
  ['AbortRuleId', 'x-amz-abort-rule-id'],
  ['AcceptRanges', 'accept-ranges'],
  ['ArchiveStatus', 'x-amz-archive-status'],
  ['AccessPointAlias', 'x-amz-access-point-alias'],
  ['BucketArn', 'x-amz-bucket-arn'],
  ['BucketLocationName', 'x-amz-bucket-location-name'],
  ['BucketLocationType', 'x-amz-bucket-location-type'],
  ['BucketRegion', 'x-amz-bucket-region'],
  ['ChecksumAlgorithm', 'x-amz-checksum-algorithm'],
  ['ContentRange', 'content-range'],
  ['CopySourceVersionId', 'x-amz-copy-source-version-id'],
  ['DeleteMarker', 'x-amz-delete-marker'],
  ['ETag', 'etag'],
  ['Expiration', 'x-amz-expiration'],
  ['LastModified', 'last-modified'],
  ['Location', 'location'],
  ['MissingMeta', 'x-amz-missing-meta'],
  ['PartsCount', 'x-amz-mp-parts-count'],
  ['ReplicationStatus', 'x-amz-replication-status'],
  ['RequestCharged', 'x-amz-request-charged'],
  ['Restore', 'x-amz-restore'],
  ['Size', 'x-amz-object-size'],
  ['TagCount', 'x-amz-tagging-count'],
  ['VersionId', 'x-amz-version-id'],
])

export const METADATA = 'x-amz-meta-'

/** Headers that mean the algorithm with which the object is to be checked, not the body of the request. */
const OWN_REQUEST_HEADERS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['CopyObject', new Map([['ChecksumAlgorithm', 'x-amz-checksum-algorithm']])],
  ['CreateMultipartUpload', new Map([['ChecksumAlgorithm', 'x-amz-checksum-algorithm']])],
  [
    'GetObjectAttributes',
    new Map([
      ['MaxParts', 'x-amz-max-parts'],
      ['PartNumberMarker', 'x-amz-part-number-marker'],
    ]),
  ],
])

export const requestHeader = (operation: string, member: string): string | undefined =>
  OWN_REQUEST_HEADERS.get(operation)?.get(member) ??
  // The tags that an upload brings along are a header; those that are put by themselves are a document.
  (member === 'Tagging' && operation.endsWith(member) ? undefined : REQUEST_HEADERS.get(member))

/** What a successful answer has in its body; nothing where an operation is not listed. */
export interface AnswerBody {
  /** The member that is the whole body: bytes, a text, or an element of its name. */
  readonly payload?: string
  /** The name of the root element, which holds all members that no header has. */
  readonly root?: string
  /** Members that for other operations are in a header. */
  readonly inBody?: readonly string[]
}

const CHECKSUMS = SHARED.map(([member]) => member).filter((member) => member.startsWith('Checksum'))

export const ANSWERS: ReadonlyMap<string, AnswerBody> = new Map<string, AnswerBody>([
  ['GetObject', { payload: 'Body' }],
  ['GetBucketPolicy', { payload: 'Policy' }],
  ['GetBucketPolicyStatus', { payload: 'PolicyStatus' }],
  ['GetBucketEncryption', { payload: 'ServerSideEncryptionConfiguration' }],
  ['GetPublicAccessBlock', { payload: 'PublicAccessBlockConfiguration' }],
  ['GetBucketOwnershipControls', { payload: 'OwnershipControls' }],
  ['GetBucketAbac', { payload: 'AbacStatus' }],
  ['CopyObject', { payload: 'CopyObjectResult' }],
  ['UploadPartCopy', { payload: 'CopyPartResult' }],
  ['GetObjectRetention', { payload: 'Retention' }],
  ['GetObjectLegalHold', { payload: 'LegalHold' }],
  ['GetObjectLockConfiguration', { payload: 'ObjectLockConfiguration' }],
  ['ListBuckets', { root: 'ListAllMyBucketsResult' }],
  ['ListObjects', { root: 'ListBucketResult' }],
  ['ListObjectsV2', { root: 'ListBucketResult' }],
  ['ListObjectVersions', { root: 'ListVersionsResult' }],
  ['ListMultipartUploads', { root: 'ListMultipartUploadsResult' }],
  ['ListParts', { root: 'ListPartsResult', inBody: ['ChecksumAlgorithm', 'ChecksumType', 'StorageClass'] }],
  ['CreateMultipartUpload', { root: 'InitiateMultipartUploadResult' }],
  ['CompleteMultipartUpload', { root: 'CompleteMultipartUploadResult', inBody: ['ETag', 'Location', ...CHECKSUMS] }],
  ['DeleteObjects', { root: 'DeleteResult' }],
  ['GetObjectAttributes', { root: 'GetObjectAttributesResponse', inBody: ['ETag', 'StorageClass'] }],
  ['GetBucketVersioning', { root: 'VersioningConfiguration' }],
  ['GetBucketLocation', { root: 'LocationConstraint' }],
  ['GetBucketAcl', { root: 'AccessControlPolicy' }],
  ['GetObjectAcl', { root: 'AccessControlPolicy' }],
  ['GetBucketTagging', { root: 'Tagging' }],
  ['GetObjectTagging', { root: 'Tagging' }],
  ['GetBucketRequestPayment', { root: 'RequestPaymentConfiguration' }],
  ['GetBucketLogging', { root: 'BucketLoggingStatus' }],
  ['GetBucketNotificationConfiguration', { root: 'NotificationConfiguration' }],
  ['GetBucketAccelerateConfiguration', { root: 'AccelerateConfiguration' }],
])

/** Operations whose success is 204: there is nothing to say. */
export const isWordless = (operation: string): boolean =>
  operation !== 'DeleteObjects' &&
  (/^(Delete|Abort)/.test(operation) || ['PutBucketPolicy', 'PutBucketTagging'].includes(operation))

/** The element of a member that is not called like it. */
export const ELEMENTS: ReadonlyMap<string, string> = new Map([
  // Of a grantee: an attribute, `xsi:type`.
  ['Type', 'type'],
  ['DeleteMarkers', 'DeleteMarker'],
  ['Errors', 'Error'],
  ['Grants', 'AccessControlList'],
  ['MFADelete', 'MfaDelete'],
  ['SSEKMS', 'SSE-KMS'],
  ['Objects', 'Object'],
  ['Parts', 'Part'],
  ['Rules', 'Rule'],
  ['TotalPartsCount', 'PartsCount'],
  ['Uploads', 'Upload'],
  ['Versions', 'Version'],
])

/** Lists with an element around their items, and the name of the items; the items of the others stand by themselves. */
export const WRAPPED: ReadonlyMap<string, string> = new Map([
  ['Buckets', 'Bucket'],
  ['Grants', 'Grant'],
  ['TagSet', 'Tag'],
  ['Tags', 'Tag'],
])

/** The root element of a member that is a request's whole body, where it is not called like the member. */
export const REQUEST_ROOTS: ReadonlyMap<string, string> = new Map([['MultipartUpload', 'CompleteMultipartUpload']])

/** Times in a body, in ISO 8601. */
export const TIMES: ReadonlySet<string> = new Set([
  'CreationDate',
  'Date',
  'Initiated',
  'LastModified',
  'LastModifiedTime',
  'RestoreExpiryDate',
  'RetainUntilDate',
])
