import { printable } from '../../artifact.ts'
import { base64Of, fromBase64, textOf, utf8 } from '../../bytes.ts'
import { defineOperation } from '../../operation.ts'
import { auditTime } from '../../kms/audit.ts'
import { integer, list, optional, required, string, structure, timestamp } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import {
  invalidEventCategory,
  invalidLookupAttributes,
  invalidMaxResults,
  invalidNextToken,
  invalidTimeRange,
} from '../errors.ts'
import { eventsFound, LOOKUP_ATTRIBUTES, type LookupAttribute } from '../eventHistory.ts'
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
    EventCategory: optional(string()),
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
  run(context, { LookupAttributes = [], StartTime, EndTime, EventCategory, MaxResults = 50, NextToken }) {
    if (MaxResults < 1 || MaxResults > 50) throw invalidMaxResults()
    if (LookupAttributes.length > 1)
      throw invalidLookupAttributes('A request can have one lookup attribute; send one request for each.')
    const [wanted] = LookupAttributes
    const attribute = wanted && { key: attributeNamed(wanted.AttributeKey), value: wanted.AttributeValue }
    const until = EndTime ?? Infinity
    const from = Math.max(StartTime ?? 0, Math.floor(context.now / 1000) - NINETY_DAYS)
    if (StartTime !== undefined && StartTime > until) throw invalidTimeRange()
    if (EventCategory !== undefined && EventCategory !== 'insight') throw invalidEventCategory(EventCategory)

    const { events } = context.world.cloudtrail
    const { accountId, region } = context
    const query = JSON.stringify([LookupAttributes, StartTime, EndTime, EventCategory])
    const start = NextToken === undefined ? events.length - 1 : positionIn(NextToken, query)
    // No activity here is looked at for what is unusual.
    if (EventCategory === 'insight') return { Events: [] }
    const Events: HistoryItem[] = []
    for (const [position, event] of eventsFound(events, start, {
      accountId,
      region,
      from,
      until,
      ...(attribute && { attribute }),
    })) {
      if (Events.length === MaxResults) return { Events, NextToken: base64Of(utf8(JSON.stringify([position, query]))) }
      Events.push(historyItem(event))
    }
    return { Events }
  },
})

function attributeNamed(name: string): LookupAttribute {
  const attribute = LOOKUP_ATTRIBUTES.find((known) => known === name)
  if (attribute) return attribute
  throw invalidLookupAttributes(`\`${name}\` is no lookup attribute; use one of ${LOOKUP_ATTRIBUTES.join(', ')}.`)
}

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
