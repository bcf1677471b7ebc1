import { defineOperation } from '../../operation.ts'
import { optional, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { insightsOff, unsupported } from '../errors.ts'
import { findTrail, trailPermission } from '../trails.ts'

export const getInsightSelectors = defineOperation({
  name: 'cloudtrail:GetInsightSelectors',
  summary: 'Tells which unusual activity a trail is to report.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetInsightSelectors.html',
  input: { TrailName: optional(string()), EventDataStore: optional(string()) },
  example: { TrailName: 'management-events' },
  permissions: (world, { TrailName }, call) => {
    if (TrailName === undefined) throw unsupported('This account has no event data stores; name a trail.')
    return trailPermission(world, call, 'cloudtrail:GetInsightSelectors', TrailName)
  },
  audit: { category: 'Management', readOnly: true, requestParameters: camelCased },
  run(context, { TrailName = '' }) {
    const trail = findTrail(context.world, context, TrailName)
    if (!trail.insightSelectors) throw insightsOff(trail.arn)
    return { TrailARN: trail.arn, InsightSelectors: trail.insightSelectors }
  },
})
