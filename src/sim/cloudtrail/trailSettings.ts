// What CreateTrail and UpdateTrail have in common: the settings that a trail is to have, checked as AWS checks them.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html
import { get } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import { isBucketName } from '../s3/bucketName.ts'
import { boolean, optional, required, string, type TypedMembers } from '../shape.ts'
import type { Settings } from './describeTrail.ts'
import { bucketMissing, invalidBucketName, invalidCombination, invalidPrefix } from './errors.ts'
import { keyForTrail } from './keyForTrail.ts'
import { probeBucket } from './probeBucket.ts'

export const settingMembers = {
  Name: required(string()),
  S3KeyPrefix: optional(string()),
  SnsTopicName: optional(string()),
  IncludeGlobalServiceEvents: optional(boolean),
  IsMultiRegionTrail: optional(boolean),
  EnableLogFileValidation: optional(boolean),
  CloudWatchLogsLogGroupArn: optional(string()),
  CloudWatchLogsRoleArn: optional(string()),
  KmsKeyId: optional(string()),
  IsOrganizationTrail: optional(boolean),
}

/** The settings with the changes that the input asks for, after a try at the bucket and the key. */
export async function settle(
  context: CallContext,
  current: Settings,
  input: TypedMembers<typeof settingMembers>,
): Promise<Settings> {
  const { keyPrefix, kmsKeyArn, ...kept } = current
  const prefix = input.S3KeyPrefix ?? keyPrefix ?? ''
  const keyId = input.KmsKeyId ?? kmsKeyArn ?? ''
  const settings = {
    ...kept,
    includeGlobalServiceEvents: input.IncludeGlobalServiceEvents ?? kept.includeGlobalServiceEvents,
    isMultiRegion: input.IsMultiRegionTrail ?? kept.isMultiRegion,
    logFileValidation: input.EnableLogFileValidation ?? kept.logFileValidation,
  }
  if (!isBucketName(settings.bucketName)) throw invalidBucketName(settings.bucketName)
  if (prefix.length > 200) throw invalidPrefix('The S3 key prefix can have at most 200 characters.')
  if (settings.isMultiRegion && !settings.includeGlobalServiceEvents)
    throw invalidCombination('Multi-Region trail must include global service events.')
  if (asksForMore(input)) (await import('./otherDestinations.ts')).refuseOthers(context, input)
  const bucket = get(context.world.s3.buckets, settings.bucketName)
  if (!bucket) throw bucketMissing(settings.bucketName)
  const key = keyId === '' ? undefined : keyForTrail(context, bucket, keyId)
  const settled = { ...settings, ...(prefix && { keyPrefix: prefix }), ...(key && { kmsKeyArn: key.arn }) }
  await probeBucket(context, settled, bucket, key)
  return settled
}

const asksForMore = (input: TypedMembers<typeof settingMembers>): boolean =>
  Boolean(
    input.SnsTopicName || input.CloudWatchLogsLogGroupArn || input.CloudWatchLogsRoleArn || input.IsOrganizationTrail,
  )
