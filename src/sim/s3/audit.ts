// What CloudTrail sees of S3's calls.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
import { bucketArn, objectArn } from '../arn.ts'
import { printable } from '../artifact.ts'
import { get } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { Printable } from '../trace.ts'
import type { World } from '../world.ts'
import type { NamedBucket } from './findBucket.ts'

/** The namespace of S3's XML, which its records keep. */
export const XMLNS = 'http://s3.amazonaws.com/doc/2006-03-01/'

type Parameters = { readonly [name: string]: Printable }
type Resources = readonly Parameters[]

// The host that clients use. A certificate for `*.s3…` does not cover a bucket name with dots.
const hostOf = (bucket: string, { client, region }: Pick<CallFacts, 'client' | 'region'>): string =>
  client.host ?? (bucket.includes('.') ? `s3.${region}.amazonaws.com` : `${bucket}.s3.${region}.amazonaws.com`)

/** `rest` is what else the request said; names of headers as they were sent. */
export function bucketParameters(named: string | NamedBucket, call: CallFacts, rest: Parameters = {}): Parameters {
  const { Bucket: bucket, ExpectedBucketOwner: owner }: NamedBucket =
    typeof named === 'string' ? { Bucket: named } : named
  return {
    bucketName: bucket,
    Host: hostOf(bucket, call),
    ...(owner !== undefined && { 'x-amz-expected-bucket-owner': owner }),
    ...rest,
  }
}

/** What the records of all calls on a bucket itself share. */
export const bucketRecord = (readOnly: boolean) =>
  ({
    category: 'Management',
    readOnly,
    resources: (world: World, { Bucket }: NamedBucket) => bucketResources(world, Bucket),
  }) as const

/** A policy document as JSON, as records have it; as text when it is none. */
export function documentIn(policy: string): Printable {
  try {
    return printable(JSON.parse(policy))
  } catch {
    return policy
  }
}

/** None when there is no such bucket. */
export function bucketResources(world: World, name: string): Resources {
  const bucket = get(world.s3.buckets, name)
  return bucket ? [{ accountId: bucket.accountId, type: 'AWS::S3::Bucket', ARN: bucketArn(name) }] : []
}

export function objectResources(world: World, name: string, key: string): Resources {
  const bucket = bucketResources(world, name)
  return bucket.length ? [...bucket, { type: 'AWS::S3::Object', ARN: objectArn(name, key) }] : []
}

export function listingResources(world: World, name: string, prefix: string): Resources {
  const bucket = bucketResources(world, name)
  return bucket.length ? [...bucket, { type: 'AWS::S3::Object', ARNPrefix: objectArn(name, prefix) }] : []
}
