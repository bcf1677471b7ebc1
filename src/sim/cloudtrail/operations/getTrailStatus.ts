import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { timeText } from '../timeText.ts'
import { findTrail, trailPermission } from '../trails.ts'

export const getTrailStatus = defineOperation({
  name: 'cloudtrail:GetTrailStatus',
  summary: 'Tells whether a trail is logging and how its latest delivery went.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html',
  input: { Name: required(string()) },
  example: { Name: 'management-events' },
  permissions: (world, { Name }, call) => trailPermission(world, call, 'cloudtrail:GetTrailStatus', Name),
  audit: { category: 'Management', readOnly: true, requestParameters: camelCased },
  run(context, { Name }) {
    const trail = findTrail(context.world, context, Name)
    return {
      IsLogging: trail.isLogging,
      ...(trail.latestDeliveryError !== undefined && { LatestDeliveryError: trail.latestDeliveryError }),
      ...(trail.latestDeliveryTime !== undefined && { LatestDeliveryTime: trail.latestDeliveryTime / 1000 }),
      ...(trail.latestDigestDeliveryError !== undefined && {
        LatestDigestDeliveryError: trail.latestDigestDeliveryError,
      }),
      ...(trail.latestDigestDeliveryTime !== undefined && {
        LatestDigestDeliveryTime: trail.latestDigestDeliveryTime / 1000,
      }),
      ...(trail.startLoggingTime !== undefined && { StartLoggingTime: trail.startLoggingTime / 1000 }),
      ...(trail.stopLoggingTime !== undefined && { StopLoggingTime: trail.stopLoggingTime / 1000 }),
      LatestDeliveryAttemptTime: textOf(trail.latestDeliveryAttemptTime),
      LatestNotificationAttemptTime: '',
      LatestNotificationAttemptSucceeded: '',
      LatestDeliveryAttemptSucceeded: textOf(trail.latestDeliveryTime),
      TimeLoggingStarted: textOf(trail.startLoggingTime),
      TimeLoggingStopped: textOf(trail.stopLoggingTime),
    }
  },
})

const textOf = (milliseconds: number | undefined): string => (milliseconds === undefined ? '' : timeText(milliseconds))
