// Which operation of S3 a method, a place and a sub-resource name. All that AWS has are here, so that one which is not
// simulated is not taken for another.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
import type { Parameter } from './target.ts'

export type Place = 'service' | 'bucket' | 'object'

/** Method, place, the query parameter that names the sub-resource, operation. */
type Route = readonly [method: string, place: Place, resource: string, operation: string]

const on = (resource: string, place: Place, operations: Readonly<Record<string, string>>): readonly Route[] =>
  Object.entries(operations).map(([method, operation]) => [method, place, resource, operation])

const ROUTES: readonly Route[] = [
  ...on('', 'service', { GET: 'ListBuckets' }),

  ...on('', 'bucket', { GET: 'ListObjects', HEAD: 'HeadBucket', PUT: 'CreateBucket', DELETE: 'DeleteBucket' }),
  ...on('list-type', 'bucket', { GET: 'ListObjectsV2' }),
  ...on('delete', 'bucket', { POST: 'DeleteObjects' }),
  ...on('location', 'bucket', { GET: 'GetBucketLocation' }),
  ...on('uploads', 'bucket', { GET: 'ListMultipartUploads' }),
  ...on('versions', 'bucket', { GET: 'ListObjectVersions' }),
  ...on('versioning', 'bucket', { GET: 'GetBucketVersioning', PUT: 'PutBucketVersioning' }),
  ...on('encryption', 'bucket', {
    GET: 'GetBucketEncryption',
    PUT: 'PutBucketEncryption',
    DELETE: 'DeleteBucketEncryption',
  }),
  ...on('policy', 'bucket', { GET: 'GetBucketPolicy', PUT: 'PutBucketPolicy', DELETE: 'DeleteBucketPolicy' }),
  ...on('policyStatus', 'bucket', { GET: 'GetBucketPolicyStatus' }),
  ...on('publicAccessBlock', 'bucket', {
    GET: 'GetPublicAccessBlock',
    PUT: 'PutPublicAccessBlock',
    DELETE: 'DeletePublicAccessBlock',
  }),
  ...on('ownershipControls', 'bucket', {
    GET: 'GetBucketOwnershipControls',
    PUT: 'PutBucketOwnershipControls',
    DELETE: 'DeleteBucketOwnershipControls',
  }),
  ...on('acl', 'bucket', { GET: 'GetBucketAcl', PUT: 'PutBucketAcl' }),
  ...on('tagging', 'bucket', { GET: 'GetBucketTagging', PUT: 'PutBucketTagging', DELETE: 'DeleteBucketTagging' }),
  ...on('cors', 'bucket', { GET: 'GetBucketCors', PUT: 'PutBucketCors', DELETE: 'DeleteBucketCors' }),
  ...on('lifecycle', 'bucket', {
    GET: 'GetBucketLifecycleConfiguration',
    PUT: 'PutBucketLifecycleConfiguration',
    DELETE: 'DeleteBucketLifecycle',
  }),
  ...on('replication', 'bucket', {
    GET: 'GetBucketReplication',
    PUT: 'PutBucketReplication',
    DELETE: 'DeleteBucketReplication',
  }),
  ...on('website', 'bucket', { GET: 'GetBucketWebsite', PUT: 'PutBucketWebsite', DELETE: 'DeleteBucketWebsite' }),
  ...on('logging', 'bucket', { GET: 'GetBucketLogging', PUT: 'PutBucketLogging' }),
  ...on('notification', 'bucket', {
    GET: 'GetBucketNotificationConfiguration',
    PUT: 'PutBucketNotificationConfiguration',
  }),
  ...on('object-lock', 'bucket', { GET: 'GetObjectLockConfiguration', PUT: 'PutObjectLockConfiguration' }),
  ...on('requestPayment', 'bucket', { GET: 'GetBucketRequestPayment', PUT: 'PutBucketRequestPayment' }),
  ...on('accelerate', 'bucket', {
    GET: 'GetBucketAccelerateConfiguration',
    PUT: 'PutBucketAccelerateConfiguration',
  }),
  ...on('abac', 'bucket', { GET: 'GetBucketAbac', PUT: 'PutBucketAbac' }),
  ...on('session', 'bucket', { GET: 'CreateSession' }),
  ...['analytics', 'intelligent-tiering', 'inventory', 'metrics'].flatMap((resource) =>
    on(resource, 'bucket', { GET: resource, PUT: resource, DELETE: resource }),
  ),
  ...['metadataConfiguration', 'metadataTable'].flatMap((resource) =>
    on(resource, 'bucket', { GET: resource, POST: resource, DELETE: resource }),
  ),
  ...['metadataAnnotationTable', 'metadataInventoryTable', 'metadataJournalTable'].flatMap((resource) =>
    on(resource, 'bucket', { PUT: resource }),
  ),

  ...on('', 'object', { GET: 'GetObject', HEAD: 'HeadObject', PUT: 'PutObject', DELETE: 'DeleteObject' }),
  ...on('uploads', 'object', { POST: 'CreateMultipartUpload' }),
  ...on('uploadId', 'object', {
    GET: 'ListParts',
    PUT: 'UploadPart',
    POST: 'CompleteMultipartUpload',
    DELETE: 'AbortMultipartUpload',
  }),
  ...on('acl', 'object', { GET: 'GetObjectAcl', PUT: 'PutObjectAcl' }),
  ...on('tagging', 'object', { GET: 'GetObjectTagging', PUT: 'PutObjectTagging', DELETE: 'DeleteObjectTagging' }),
  ...on('attributes', 'object', { GET: 'GetObjectAttributes' }),
  ...on('retention', 'object', { GET: 'GetObjectRetention', PUT: 'PutObjectRetention' }),
  ...on('legal-hold', 'object', { GET: 'GetObjectLegalHold', PUT: 'PutObjectLegalHold' }),
  ...on('encryption', 'object', { PUT: 'UpdateObjectEncryption' }),
  ...on('renameObject', 'object', { PUT: 'RenameObject' }),
  ...on('restore', 'object', { POST: 'RestoreObject' }),
  ...on('select', 'object', { POST: 'SelectObjectContent' }),
  ...on('torrent', 'object', { GET: 'GetObjectTorrent' }),
  ...on('annotation', 'object', { GET: 'annotation', PUT: 'annotation', DELETE: 'annotation' }),
]

const BY_PLACE = new Map(
  ROUTES.map(([method, place, resource, operation]) => [`${method} ${place} ${resource}`, operation]),
)
const RESOURCES = new Set(ROUTES.map(([, place, resource]) => `${place} ${resource}`))

/** With `x-amz-copy-source`, what is written comes from another object. */
const COPIES: ReadonlyMap<string, string> = new Map([
  ['PutObject', 'CopyObject'],
  ['UploadPart', 'UploadPartCopy'],
])

/** Undefined where the method is not for this resource. */
export function operationAt(
  method: string,
  place: Place,
  query: readonly Parameter[],
  isCopy: boolean,
): string | undefined {
  const resource = query.find(([name]) => name !== '' && RESOURCES.has(`${place} ${name}`))?.[0] ?? ''
  const operation = BY_PLACE.get(`${method} ${place} ${resource}`)
  return operation === undefined ? undefined : ((isCopy ? COPIES.get(operation) : undefined) ?? operation)
}
