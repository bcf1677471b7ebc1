// For a host that runs for long: CloudTrail's records without the oldest.
import { dropBefore } from '../collections/log.ts'
import { entries, get } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'
import { waitFrom } from './deliverLogs.ts'

/** Keeps the newest `most` records, and up to a block of others; what waits for a log file is no exception. */
export function forgetEvents(world: World, most: number): World {
  const { events, waiting } = world.cloudtrail
  const kept = dropBefore(events, events.length - most)
  if (kept === events) return world
  let after: World = { ...world, cloudtrail: { ...world.cloudtrail, events: kept } }
  for (const [arn, position] of entries(waiting)) {
    const trail = get(world.cloudtrail.trails, arn)
    if (trail && position < kept.first) after = waitFrom(after, trail, kept.first)
  }
  return after
}
