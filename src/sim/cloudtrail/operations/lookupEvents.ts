import { printable } from '../../artifact.ts'
import { base64Of, fromBase64, textOf, utf8 } from '../../bytes.ts'
import { at } from '../../collections/log.ts'
import { defineOperation } from '../../operation.ts'
import { auditTime } from '../../kms/audit.ts'
import { integer, list, optional, required, string, structure, timestamp } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { invalidLookupAttributes, invalidMaxResults, invalidNextToken, invalidTimeRange } from '../errors.ts'
import { historyItem, type HistoryItem } from '../historyItem.ts'

const NINETY_DAYS = 90 * 24 * 60 * 60

export const lookupEvents = defineOperation({
  name: 'cloudtrail:LookupEvents',
  summary: 'Finds management events of the last 90 days in the event history, newest first.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html',
  input: {
    LookupAttributes: optional(
      list(structure({ AttributeKey: required(string()), AttributeValue: required(string()) })),
    ),
    StartTime: optional(timestamp),
    EndTime: optional(timestamp),
    MaxResults: optional(integer()),
    NextToken: optional(string()),
  },
  example: { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'Decrypt' }] },
  permissions: () => [{ action: 'cloudtrail:LookupEvents', resource: '*' }],
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ StartTime, EndTime, ...rest }) =>
      camelCased(
        printable({
          ...rest,
          ...(StartTime !== undefined && { StartTime: auditTime(StartTime * 1000) }),
          ...(EndTime !== undefined && { EndTime: auditTime(EndTime * 1000) }),
        }),
      ),
  },
  run(context, { LookupAttributes = [], StartTime, EndTime, MaxResults = 50, NextToken }) {
    if (MaxResults < 1 || MaxResults > 50) throw invalidMaxResults()
    if (LookupAttributes.length > 1)
      throw invalidLookupAttributes('A request can have one lookup attribute; send one request for each.')
    const [wanted] = LookupAttributes
    const matches = wanted ? ATTRIBUTES.get(wanted.AttributeKey) : undefined
    if (wanted && !matches)
      throw invalidLookupAttributes(
        `\`${wanted.AttributeKey}\` is no lookup attribute; use one of ${[...ATTRIBUTES.keys()].join(', ')}.`,
      )
    const until = EndTime ?? Infinity
    const from = Math.max(StartTime ?? 0, Math.floor(context.now / 1000) - NINETY_DAYS)
    if (StartTime !== undefined && StartTime > until) throw invalidTimeRange()

    const { events } = context.world.cloudtrail
    const query = JSON.stringify([LookupAttributes, StartTime, EndTime])
    const Events: HistoryItem[] = []
    for (let i = NextToken === undefined ? events.length - 1 : positionIn(NextToken, query); i >= 0; i--) {
      const kept = at(events, i)
      if (
        !kept?.history ||
        kept.event.awsRegion !== context.region ||
        kept.event.recipientAccountId !== context.accountId
      )
        continue
      const item = historyItem(kept.event)
      if (item.EventTime < from || item.EventTime > until || (wanted && !matches?.(item, wanted.AttributeValue)))
        continue
      if (Events.length === MaxResults) return { Events, NextToken: base64Of(utf8(JSON.stringify([i, query]))) }
      Events.push(item)
    }
    return { Events }
  },
})

const ATTRIBUTES: ReadonlyMap<string, (item: HistoryItem, value: string) => boolean> = new Map([
  ['EventId', (item, value) => item.EventId === value],
  ['EventName', (item, value) => item.EventName === value],
  ['ReadOnly', (item, value) => item.ReadOnly === value],
  ['Username', (item, value) => item.Username === value],
  ['ResourceType', (item, value) => item.Resources.some(({ ResourceType }) => ResourceType === value)],
  ['ResourceName', (item, value) => item.Resources.some(({ ResourceName }) => ResourceName === value)],
  ['EventSource', (item, value) => item.EventSource === value],
  ['AccessKeyId', (item, value) => item.AccessKeyId === value],
])

/** Where the next page starts; a token is good only for the query that it came from. */
function positionIn(token: string, query: string): number {
  const bytes = fromBase64(token)
  const [position, of] = bytes ? readToken(textOf(bytes)) : []
  if (typeof position !== 'number' || of !== query) throw invalidNextToken()
  return position
}

function readToken(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
