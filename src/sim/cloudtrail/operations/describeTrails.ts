import { printable } from '../../artifact.ts'
import { get, values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { list, optional, string } from '../../shape.ts'
import type { Trail } from '../../world.ts'
import { defaultSelectors } from '../eventSelectors.ts'
import { arnOf } from '../trails.ts'

export const describeTrails = defineOperation({
  name: 'cloudtrail:DescribeTrails',
  summary: 'Describes the trails of the account, or those that are named.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html',
  input: { trailNameList: optional(list(string())) },
  example: {},
  permissions: () => [{ action: 'cloudtrail:DescribeTrails', resource: '*' }],
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: printable,
  },
  run(context, { trailNameList = [] }) {
    const { trails } = context.world.cloudtrail
    const named = trailNameList.length
      ? trailNameList.flatMap((name) => get(trails, arnOf(context, name)) ?? [])
      : [...values(trails)].filter((trail) => trail.isMultiRegion || trail.homeRegion === context.region)
    return { trailList: named.map(descriptionOf) }
  },
})

const descriptionOf = (trail: Trail) => ({
  Name: trail.name,
  S3BucketName: trail.bucketName,
  ...(trail.keyPrefix !== undefined && { S3KeyPrefix: trail.keyPrefix }),
  IncludeGlobalServiceEvents: trail.includeGlobalServiceEvents,
  IsMultiRegionTrail: trail.isMultiRegion,
  HomeRegion: trail.homeRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: trail.logFileValidation,
  ...(trail.kmsKeyArn !== undefined && { KmsKeyId: trail.kmsKeyArn }),
  HasCustomEventSelectors: JSON.stringify(trail.eventSelectors) !== JSON.stringify(defaultSelectors),
  HasInsightSelectors: false,
  IsOrganizationTrail: false,
})
