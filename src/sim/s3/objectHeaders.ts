// What S3 says about an object beside its body.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
import type { S3Object } from '../world.ts'

export const headersOf = ({ contentType, encryption, etag, lastModified, size }: S3Object) => ({
  AcceptRanges: 'bytes',
  /** Seconds since the epoch. */
  LastModified: Math.floor(lastModified / 1000),
  ContentLength: size,
  ETag: etag,
  ContentType: contentType,
  ServerSideEncryption: encryption.type,
  ...(encryption.type === 'aws:kms' && { SSEKMSKeyId: encryption.keyArn }),
})
