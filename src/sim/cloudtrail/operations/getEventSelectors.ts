import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { selectorsOf } from '../eventSelectors.ts'
import { findTrail, trailPermission } from '../trails.ts'

export const getEventSelectors = defineOperation({
  name: 'cloudtrail:GetEventSelectors',
  summary: 'Tells which management and data events a trail keeps.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html',
  input: { TrailName: required(string()) },
  example: { TrailName: 'management-events' },
  permissions: (world, { TrailName }, call) => trailPermission(world, call, 'cloudtrail:GetEventSelectors', TrailName),
  audit: { category: 'Management', readOnly: true, requestParameters: camelCased },
  run(context, { TrailName }) {
    const trail = findTrail(context.world, context, TrailName)
    return { TrailARN: trail.arn, ...selectorsOf(trail) }
  },
})
