// What S3 says about an object beside its body, of every kind of object.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
import type { Bucket, ObjectEncryption, S3Object } from '../world.ts'
import type { CustomerKeyHeaders } from './customerKey.ts'

/** How an object is encrypted, as an answer says it; the MD5 of a customer's key is the request's own. */
export const encryptionMembers = (encryption: ObjectEncryption, { SSECustomerKeyMD5 }: CustomerKeyHeaders) =>
  encryption.type === 'SSE-C'
    ? { SSECustomerAlgorithm: 'AES256', ...(SSECustomerKeyMD5 !== undefined && { SSECustomerKeyMD5 }) }
    : {
        ServerSideEncryption: encryption.type,
        ...('keyArn' in encryption && { SSEKMSKeyId: encryption.keyArn }),
        ...('bucketKey' in encryption && { BucketKeyEnabled: true }),
      }

/** The id of a version, in a bucket that has ever kept versions. */
export const versionMember = ({ versioning }: Bucket, { versionId }: { readonly versionId?: string }) =>
  versioning === null ? {} : { VersionId: versionId ?? 'null' }

/** The id of a version that was just uploaded; a null version is not named then. */
export const newVersionMember = ({ versionId }: { readonly versionId?: string }) =>
  versionId === undefined ? {} : { VersionId: versionId }

export const describeObject = (bucket: Bucket, object: S3Object, headers: CustomerKeyHeaders) => ({
  AcceptRanges: 'bytes',
  /** Seconds since the epoch. */
  LastModified: Math.floor(object.lastModified / 1000),
  ContentLength: object.size,
  ETag: object.etag,
  ...versionMember(bucket, object),
  ...object.headers,
  ContentType: object.contentType,
  ...encryptionMembers(object.encryption, headers),
  ...(object.metadata && { Metadata: Object.fromEntries(object.metadata) }),
})
