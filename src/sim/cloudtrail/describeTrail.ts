// A trail as the API describes it.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
import type { Trail } from '../world.ts'
import { defaultSelectors } from './eventSelectors.ts'

/** As CreateTrail and UpdateTrail answer. */
export const settingsOf = (trail: Settings) => ({
  Name: trail.name,
  S3BucketName: trail.bucketName,
  ...(trail.keyPrefix !== undefined && { S3KeyPrefix: trail.keyPrefix }),
  IncludeGlobalServiceEvents: trail.includeGlobalServiceEvents,
  IsMultiRegionTrail: trail.isMultiRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: trail.logFileValidation,
  ...(trail.kmsKeyArn !== undefined && { KmsKeyId: trail.kmsKeyArn }),
  IsOrganizationTrail: false,
})

export type Settings = Pick<
  Trail,
  | 'name'
  | 'arn'
  | 'accountId'
  | 'homeRegion'
  | 'bucketName'
  | 'keyPrefix'
  | 'includeGlobalServiceEvents'
  | 'isMultiRegion'
  | 'logFileValidation'
  | 'kmsKeyArn'
>

/** As GetTrail and DescribeTrails answer. */
export const descriptionOf = (trail: Trail) => ({
  ...settingsOf(trail),
  HomeRegion: trail.homeRegion,
  HasCustomEventSelectors:
    trail.advancedEventSelectors !== undefined ||
    JSON.stringify(trail.eventSelectors) !== JSON.stringify(defaultSelectors),
  HasInsightSelectors: trail.insightSelectors !== undefined,
})
