// What lessons do with S3, and what the everyday part of an operation is enough for.
import type { Bucket, S3Object } from '../world.ts'

/** Whether a plain write to the bucket has nothing to it but one object under one data key. */
export const isEveryday = ({ encryption, objectOwnership, versioning }: Bucket): boolean =>
  objectOwnership === 'BucketOwnerEnforced' &&
  versioning === null &&
  encryption.SSEAlgorithm !== 'aws:kms:dsse' &&
  !encryption.BucketKeyEnabled

/** Whether there is no more to say of an object than its type, its times and its key. */
export const isEverydayObject = ({ encryption, headers, metadata, parts, tags }: S3Object): boolean =>
  !headers &&
  !metadata &&
  !parts &&
  !tags &&
  (encryption.type === 'AES256' || (encryption.type === 'aws:kms' && encryption.bucketKey === undefined))
