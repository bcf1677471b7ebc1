// A bucket by its name, or S3's answer to a name that it does not know: that comes before any question of permission.
import { get } from '../collections/orderedMap.ts'
import type { Bucket, World } from '../world.ts'
import { isBucketName } from './bucketName.ts'
import { invalidBucketName, noSuchBucket } from './errors.ts'

export function findBucket(world: World, name: string): Bucket {
  const bucket = get(world.s3.buckets, name)
  if (bucket) return bucket
  throw isBucketName(name) ? noSuchBucket(name) : invalidBucketName(name)
}
