import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { list, optional, required, string, type Typed } from '../../shape.ts'
import type { AdvancedEventSelector, Trail } from '../../world.ts'
import { camelCased } from '../camelCased.ts'
import { invalidEventSelectors } from '../errors.ts'
import { advancedSelectorShape, eventSelectorShape, readSelectors, selectorsOf } from '../eventSelectors.ts'
import { findTrailAtHome, putTrail, trailPermission } from '../trails.ts'

export const putEventSelectors = defineOperation({
  name: 'cloudtrail:PutEventSelectors',
  summary: 'Says which management and data events a trail keeps.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html',
  input: {
    TrailName: required(string()),
    EventSelectors: optional(list(eventSelectorShape)),
    AdvancedEventSelectors: optional(list(advancedSelectorShape)),
  },
  example: {
    TrailName: 'management-events',
    EventSelectors: [
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::gallery/'] }],
      },
    ],
  },
  permissions: (world, { TrailName }, call) => trailPermission(world, call, 'cloudtrail:PutEventSelectors', TrailName),
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
    responseElements: (output) => camelCased(printable(output)),
  },
  async run(context, { TrailName, EventSelectors, AdvancedEventSelectors }) {
    const trail = findTrailAtHome(context.world, context, TrailName)
    if (EventSelectors && AdvancedEventSelectors) throw invalidEventSelectors(EITHER)
    const selected = AdvancedEventSelectors
      ? { eventSelectors: [], advancedEventSelectors: await readAdvanced(AdvancedEventSelectors) }
      : { eventSelectors: readSelectors(EventSelectors ?? []) }
    context.change((world) => putTrail(world, { ...withoutAdvanced(trail), ...selected }))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: {
        type: 'setting-changed',
        what: 'event selectors',
        before: printable(trail.advancedEventSelectors ?? trail.eventSelectors),
        after: printable(selected.advancedEventSelectors ?? selected.eventSelectors),
      },
    })
    return { TrailARN: trail.arn, ...selectorsOf(selected) }
  },
})

const withoutAdvanced = ({ advancedEventSelectors: _, ...trail }: Trail): Trail => trail

const EITHER = 'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.'

async function readAdvanced(
  selectors: readonly Typed<typeof advancedSelectorShape>[],
): Promise<readonly AdvancedEventSelector[]> {
  return (await import('../advancedEventSelectors.ts')).readAdvancedSelectors(selectors)
}
