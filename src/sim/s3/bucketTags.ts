// What S3 asks of the tags of a bucket.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
import { awsError, type AwsError } from '../errors.ts'
import { internalError } from './errors.ts'
import type { Bucket, Tag } from '../world.ts'

const MOST = 50
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** As checkBucketTags, for a bucket that is being made: as recorded, S3 has other answers to two mistakes. */
export function checkTagsOfNewBucket(tags: readonly Tag[]): void {
  if (tags.some(({ Key }) => Key.startsWith('aws:')))
    throw awsError(
      400,
      'InvalidTag',
      'User-defined tag keys can\'t start with "aws:". This prefix is reserved for system tags. Remove "aws:" from your tag keys and try again.',
    )
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) throw internalError()
  checkBucketTags(tags)
}

/** Throws S3's answer to tags that a bucket cannot have. Lengths are counted in UTF-16, as recorded. */
export function checkBucketTags(tags: readonly Tag[]): void {
  if (tags.length > MOST) throw awsError(400, 'BadRequest', `Bucket tag count cannot be greater than ${MOST}`)
  const seen = new Set<string>()
  for (const { Key, Value } of tags) {
    if (Key.length < 1 || Key.length > 128 || !ALLOWED.test(Key))
      throw invalidTag('The TagKey you have provided is invalid', Key)
    if (Value.length > 256 || !ALLOWED.test(Value))
      throw invalidTag('The TagValue you have provided is invalid', Key, Value)
    if (Key.toLowerCase().startsWith('aws:')) throw invalidTag('System tags cannot be added/updated by requester', Key)
    if (seen.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key', Key)
    seen.add(Key)
  }
}

/** Once its tags count in policies, a bucket takes them from TagResource and UntagResource only. AWS's text is not known. */
export function requireLegacyTagging({ abac }: Bucket): void {
  if (abac === 'Enabled') throw awsError(400, 'BadRequest')
}

const invalidTag = (message: string, key: string, value?: string): AwsError =>
  awsError(400, 'InvalidTag', message, [
    ['TagKey', key],
    ...(value === undefined ? [] : ([['TagValue', value]] as const)),
  ])
