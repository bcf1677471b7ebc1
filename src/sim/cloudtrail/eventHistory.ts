// Searching the event history. What its full blocks hold is summed up once and remembered, so that a search costs what it
// finds and not what there is.
import { at, positionsDown, type Block, type Log } from '../collections/log.ts'
import type { KeptEvent } from '../world.ts'
import type { EventRecord } from './eventRecord.ts'
import { resourcesNamed, usernameOf } from './historyItem.ts'

export const LOOKUP_ATTRIBUTES = [
  'EventId',
  'EventName',
  'ReadOnly',
  'Username',
  'ResourceType',
  'ResourceName',
  'EventSource',
  'AccessKeyId',
] as const
export type LookupAttribute = (typeof LOOKUP_ATTRIBUTES)[number]

export interface Query {
  readonly accountId: string
  readonly region: string
  /** Seconds since the epoch, both inclusive. */
  readonly from: number
  readonly until: number
  readonly attribute?: { readonly key: LookupAttribute; readonly value: string }
}

/** The events that the query is about, newest first, from position `start` down, each with its position. */
export function* eventsFound(
  log: Log<KeptEvent>,
  start: number,
  query: Query,
): Generator<readonly [position: number, event: EventRecord]> {
  const scope = `${query.accountId} ${query.region}`
  const { attribute, from, until } = query
  const slotsIn = (block: Block<KeptEvent>, level: number): number => {
    const known = summaryOf(block, level)
    if (known.until < from || known.from > until) return 0
    const slots = known.scopes.get(scope) ?? 0
    const values = attribute && known.values.get(attribute.key)
    return values ? slots & (values.get(attribute.value) ?? 0) : slots
  }
  for (const position of positionsDown(log, start, slotsIn)) {
    const kept = at(log, position)
    if (!kept?.history || scopeOf(kept.event) !== scope) continue
    if (attribute && !valuesIn(kept.event, attribute.key).includes(attribute.value)) continue
    const time = Date.parse(kept.event.eventTime) / 1000
    if (time >= from && time <= until) yield [position, kept.event]
  }
}

const scopeOf = ({ recipientAccountId, awsRegion }: EventRecord): string => `${recipientAccountId} ${awsRegion}`

function valuesIn(event: EventRecord, attribute: LookupAttribute): readonly string[] {
  switch (attribute) {
    case 'EventId':
      return [event.eventID]
    case 'EventName':
      return [event.eventName]
    case 'ReadOnly':
      return [String(event.readOnly)]
    case 'Username':
      return [usernameOf(event) ?? []].flat()
    case 'ResourceType':
      return [...resourcesNamed(event)].map(({ ResourceType }) => ResourceType)
    case 'ResourceName':
      return [...resourcesNamed(event)].map(({ ResourceName }) => ResourceName)
    case 'EventSource':
      return [event.eventSource]
    case 'AccessKeyId': {
      const { accessKeyId } = event.userIdentity
      return typeof accessKeyId === 'string' ? [accessKeyId] : []
    }
  }
}

/** A bit for each slot of a block in which the value is. */
type Slots = ReadonlyMap<string, number>

/** Of a full block. An attribute without an entry may have any value in any slot. */
interface Summary {
  readonly from: number
  readonly until: number
  readonly scopes: Slots
  readonly values: ReadonlyMap<LookupAttribute, Slots>
}

const summaries = new WeakMap<Block<KeptEvent>, Summary>()

function summaryOf(block: Block<KeptEvent>, level: number): Summary {
  const known = summaries.get(block)
  if (known) return known
  const summary =
    level === 0
      ? ofItems(block as readonly KeptEvent[]) // leaves hold items
      : ofBlocks((block as readonly Block<KeptEvent>[]).map((inner) => summaryOf(inner, level - 1))) // branches hold blocks
  summaries.set(block, summary)
  return summary
}

function ofItems(items: readonly KeptEvent[]): Summary {
  const times = items.flatMap(({ history, event }) => (history ? [Date.parse(event.eventTime) / 1000] : []))
  const gathered = (valuesOf: (event: EventRecord) => readonly string[]): Slots =>
    slotsOf(items.map(({ history, event }) => (history ? valuesOf(event) : [])))
  return {
    from: Math.min(...times),
    until: Math.max(...times),
    scopes: gathered((event) => [scopeOf(event)]),
    values: new Map(LOOKUP_ATTRIBUTES.map((key) => [key, gathered((event) => valuesIn(event, key))])),
  }
}

// Every event has its own id, so larger blocks do not gather them.
const GATHERED = LOOKUP_ATTRIBUTES.filter((key) => key !== 'EventId')

const ofBlocks = (parts: readonly Summary[]): Summary => ({
  from: Math.min(...parts.map(({ from }) => from)),
  until: Math.max(...parts.map(({ until }) => until)),
  scopes: slotsOf(parts.map(({ scopes }) => scopes.keys())),
  values: new Map(GATHERED.map((key) => [key, slotsOf(parts.map(({ values }) => values.get(key)?.keys() ?? []))])),
})

function slotsOf(valuesBySlot: readonly Iterable<string>[]): Slots {
  const slots = new Map<string, number>()
  valuesBySlot.forEach((values, slot) => {
    for (const value of values) slots.set(value, (slots.get(value) ?? 0) | (1 << slot))
  })
  return slots
}
