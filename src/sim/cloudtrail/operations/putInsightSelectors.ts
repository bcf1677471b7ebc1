import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { list, optional, required, string, structure } from '../../shape.ts'
import type { Trail } from '../../world.ts'
import { camelCased } from '../camelCased.ts'
import { unsupported } from '../errors.ts'
import { readInsightSelectors } from '../insightSelectors.ts'
import { findTrailAtHome, putTrail, trailPermission } from '../trails.ts'

export const putInsightSelectors = defineOperation({
  name: 'cloudtrail:PutInsightSelectors',
  summary: 'Says which unusual activity a trail is to report; an empty list says none.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html',
  input: {
    TrailName: optional(string()),
    InsightSelectors: required(
      list(structure({ InsightType: optional(string()), EventCategories: optional(list(string())) })),
    ),
    EventDataStore: optional(string()),
    InsightsDestination: optional(string()),
  },
  example: { TrailName: 'management-events', InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] },
  permissions: (world, { TrailName }, call) => {
    if (TrailName === undefined) throw unsupported('This account has no event data stores; name a trail.')
    return trailPermission(world, call, 'cloudtrail:PutInsightSelectors', TrailName)
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
    responseElements: (output) => camelCased(printable(output)),
  },
  run(context, { TrailName = '', InsightSelectors }) {
    const trail = findTrailAtHome(context.world, context, TrailName)
    const insightSelectors = readInsightSelectors(InsightSelectors, trail)
    context.change((world) => putTrail(world, withInsights(trail, insightSelectors)))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: {
        type: 'setting-changed',
        what: 'insight selectors',
        before: printable(trail.insightSelectors ?? []),
        after: printable(insightSelectors),
      },
    })
    return { TrailARN: trail.arn, InsightSelectors: insightSelectors }
  },
})

const withInsights = (
  { insightSelectors: _, ...trail }: Trail,
  selectors: NonNullable<Trail['insightSelectors']>,
): Trail => (selectors.length ? { ...trail, insightSelectors: selectors } : trail)
