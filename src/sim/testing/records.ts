// What a request left in CloudTrail's records.
import type { EventRecord } from '../cloudtrail/eventRecord.ts'
import type { Outcome } from '../gateway.ts'
import type { Kept } from '../trace.ts'

export const recordsOf = ({ trace }: Outcome): readonly { readonly event: EventRecord; readonly kept: Kept }[] =>
  trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [{ event: step.event, kept: step.kept }] : []))

export function recordOf(outcome: Outcome, eventName: string): EventRecord {
  const found = recordsOf(outcome).find(({ event }) => event.eventName === eventName)
  if (!found) throw new Error(`No ${eventName} was recorded.`)
  return found.event
}
