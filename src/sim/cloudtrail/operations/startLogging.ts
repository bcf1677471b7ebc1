import { camelCased } from '../camelCased.ts'
import { chained } from '../digestChain.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { findTrailAtHome, putTrail, trailPermission } from '../trails.ts'

export const startLogging = defineOperation({
  name: 'cloudtrail:StartLogging',
  summary: 'Starts to keep events in a trail and to deliver log files.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html',
  input: { Name: required(string()) },
  example: { Name: 'management-events' },
  permissions: (world, { Name }, call) => trailPermission(world, call, 'cloudtrail:StartLogging', Name),
  audit: { category: 'Management', readOnly: false, requestParameters: camelCased },
  run(context, { Name }) {
    const trail = findTrailAtHome(context.world, context, Name)
    if (trail.isLogging) return {}
    context.change((world) =>
      putTrail(world, chained({ ...trail, isLogging: true, startLoggingTime: context.now }, context.now)),
    )
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: { type: 'setting-changed', what: 'logging', before: false, after: true },
    })
    return {}
  },
})
