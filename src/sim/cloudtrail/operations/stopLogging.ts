import { camelCased } from '../camelCased.ts'
import { chained } from '../digestChain.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { findTrailAtHome, putTrail, trailPermission } from '../trails.ts'

export const stopLogging = defineOperation({
  name: 'cloudtrail:StopLogging',
  summary: 'Stops to keep events in a trail; the event history goes on.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html',
  input: { Name: required(string()) },
  example: { Name: 'management-events' },
  permissions: (world, { Name }, call) => trailPermission(world, call, 'cloudtrail:StopLogging', Name),
  audit: { category: 'Management', readOnly: false, requestParameters: camelCased },
  run(context, { Name }) {
    const trail = findTrailAtHome(context.world, context, Name)
    if (!trail.isLogging) return {}
    context.change((world) =>
      putTrail(world, chained({ ...trail, isLogging: false, stopLoggingTime: context.now }, context.now)),
    )
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: { type: 'setting-changed', what: 'logging', before: true, after: false },
    })
    return {}
  },
})
