// Who keeps an event: the event history and the trails whose event selectors select it.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
import { values } from '../collections/orderedMap.ts'
import type { Kept } from '../trace.ts'
import type { EventSelector, Trail, World } from '../world.ts'
import type { EventRecord } from './eventRecord.ts'

export async function keptBy(world: World, event: EventRecord): Promise<Kept> {
  const trails: string[] = []
  for (const trail of values(world.cloudtrail.trails))
    if (mayKeep(trail, event) && (await keeps(trail, event))) trails.push(trail.arn)
  return { history: event.eventCategory === 'Management', trails }
}

const mayKeep = (trail: Trail, event: EventRecord): boolean =>
  trail.accountId === event.recipientAccountId &&
  wasLogging(trail, Date.parse(event.eventTime)) &&
  (trail.isMultiRegion || trail.homeRegion === event.awsRegion) &&
  (trail.includeGlobalServiceEvents || !GLOBAL.test(event.eventSource))

const GLOBAL = /^(iam|organizations)\./

async function keeps({ eventSelectors, advancedEventSelectors }: Trail, event: EventRecord): Promise<boolean> {
  if (!advancedEventSelectors) return eventSelectors.some((selector) => selects(selector, event))
  const { selectsByFields } = await import('./selectsByFields.ts')
  return advancedEventSelectors.some((selector) => selectsByFields(selector, event))
}

// StartLogging and StopLogging are themselves in the trail; event times have whole seconds.
const wasLogging = (trail: Trail, time: number): boolean =>
  trail.isLogging || (trail.stopLoggingTime !== undefined && Math.floor(trail.stopLoggingTime / 1000) * 1000 >= time)

function selects(selector: EventSelector, event: EventRecord): boolean {
  if (selector.ReadWriteType !== 'All' && (selector.ReadWriteType === 'ReadOnly') !== event.readOnly) return false
  if (event.eventCategory === 'Management')
    return selector.IncludeManagementEvents && !selector.ExcludeManagementEventSources.includes(event.eventSource)
  return (event.resources ?? []).some((resource) => {
    const arn = resource['ARN'] ?? resource['ARNPrefix']
    return selector.DataResources.some(
      ({ Type, Values }) =>
        Type === resource['type'] && Values.some((prefix) => typeof arn === 'string' && arn.startsWith(prefix)),
    )
  })
}
