// An object by its key. Whether a key is missing is told only to those who may list the bucket.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import { get } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, S3Object } from '../world.ts'
import { noSuchKey } from './errors.ts'
import { bucketPermission } from './permission.ts'

export function findObject(context: CallContext, bucket: Bucket, key: string): S3Object {
  const object = get(bucket.objects, key)
  if (object) return object
  const listing = bucketPermission(bucket, 's3:ListBucket')
  // The gate is part of the story only when it is what stopped the caller.
  if (context.decide(listing).verdict === 'denied') context.authorize(listing)
  throw noSuchKey(key)
}
