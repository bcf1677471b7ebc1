// A bucket by its name, or S3's answer to a name that it does not know: that comes before any question of permission.
import { get } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { Bucket, World } from '../world.ts'
import { isBucketName } from './bucketName.ts'
import { accessDenied, invalidBucketName, invalidBucketOwner, noSuchBucket, permanentRedirect } from './errors.ts'

export interface NamedBucket {
  readonly Bucket: string
  /** The account that the caller takes to be the owner. */
  readonly ExpectedBucketOwner?: string
}

/** With `call`, a bucket of another Region sends the caller there. */
export function findBucket(world: World, named: string | NamedBucket, call?: Pick<CallFacts, 'region'>): Bucket {
  const { Bucket: name, ExpectedBucketOwner: owner }: NamedBucket =
    typeof named === 'string' ? { Bucket: named } : named
  if (owner !== undefined && !/^\d{12}$/.test(owner)) throw invalidBucketOwner(owner)
  const bucket = get(world.s3.buckets, name)
  if (!bucket) throw isBucketName(name, '-an') ? noSuchBucket(name) : invalidBucketName(name)
  if (call && call.region !== bucket.region) throw permanentRedirect(bucket)
  if (owner !== undefined && owner !== bucket.accountId) throw accessDenied('Access Denied')
  return bucket
}
