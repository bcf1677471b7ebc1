// The audit tape as rows: what somebody who looks for something reads first, and what they look for.
import { newestFirst, type EventRecord, type TraceEntry, type World } from '../../sim/index.ts'
import { whoIn } from '../../stage/records.ts'
import type { StageCast } from '../../stage/cast.ts'
import type { Story } from '../../store/page.ts'

export interface TapeRow {
  readonly event: EventRecord
  /** `Bob via S3`. */
  readonly who: string
  /** Everything that a search looks through, in lower case. */
  readonly haystack: string
}

export type Outcome = 'all' | 'done' | 'refused'

export interface Sought {
  /** Words; each must be found. */
  readonly text: string
  readonly outcome: Outcome
}

/** Newest first. A record never changes, so it is read once. */
export function rowsOf(world: World, cast: StageCast): readonly TapeRow[] {
  const known = rows.get(cast) ?? new WeakMap<EventRecord, TapeRow>()
  rows.set(cast, known)
  return Array.from(newestFirst(world.cloudtrail.events), ({ event }) => {
    const row = known.get(event) ?? rowOf(cast, event)
    known.set(event, row)
    return row
  })
}

const rows = new WeakMap<StageCast, WeakMap<EventRecord, TapeRow>>()

function rowOf(cast: StageCast, event: EventRecord): TapeRow {
  const who = whoIn(cast, event)
  return { event, who, haystack: haystackOf(event, who) }
}

export function found(all: readonly TapeRow[], { text, outcome }: Sought): readonly TapeRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(
    ({ event, haystack }) =>
      (outcome === 'all' || (outcome === 'refused') === (event.errorCode !== undefined)) &&
      words.every((word) => haystack.includes(word)),
  )
}

const haystackOf = (event: EventRecord, who: string): string =>
  [
    who,
    event.eventName,
    event.eventSource,
    event.awsRegion,
    event.errorCode ?? '',
    event.eventID,
    JSON.stringify(event.userIdentity['arn'] ?? ''),
    JSON.stringify(event.resources ?? ''),
    JSON.stringify(event.requestParameters),
  ]
    .join(' ')
    .toLowerCase()

export interface Origin {
  readonly story: Story
  /** Of the entry that wrote the record down. */
  readonly index: number
}

/** The step of this chapter that made a record; absent for records that are older. */
export function originOf(stories: readonly Story[], { eventID }: EventRecord): Origin | undefined {
  for (const story of stories) {
    const index = story.trace.findIndex(({ step }) => step.type === 'event-recorded' && step.event.eventID === eventID)
    if (index >= 0) return { story, index }
  }
  return undefined
}

/** The record of the call that an entry is about: the tape's answer to the map. */
export function recordAt(trace: readonly TraceEntry[], cursor: number): string | undefined {
  const call = trace[cursor]?.call.id
  for (const entry of trace)
    if (entry.call.id === call && entry.step.type === 'event-recorded') return entry.step.event.eventID
  return undefined
}

/** What CloudTrail's own files look like. */
export const asLogFile = (kept: readonly TapeRow[]): string =>
  JSON.stringify({ Records: kept.map(({ event }) => event) }, null, 2)
