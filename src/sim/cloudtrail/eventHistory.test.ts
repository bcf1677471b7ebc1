// The search must find what a look at every event finds, in a history of several levels of blocks.
import { expect, test } from 'vitest'
import { append, emptyLog, newestFirst, type Log } from '../collections/log.ts'
import type { KeptEvent } from '../world.ts'
import { eventsFound, type Query } from './eventHistory.ts'
import type { EventRecord } from './eventRecord.ts'

const START = Date.UTC(2026, 0, 1)
const NAMES = ['Decrypt', 'Encrypt', 'ListKeys', 'CreateKey']

/** One event a minute; every hundredth is rare, and so is its key; each third is of another account. */
const eventAt = (i: number): EventRecord => ({
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', userName: `user-${i % 7}`, accessKeyId: `AKIA${i % 7}` },
  eventTime: `${new Date(START + i * 60_000).toISOString().slice(0, 19)}Z`,
  eventSource: 'kms.amazonaws.com',
  eventName: i % 100 === 7 ? 'Rare' : (NAMES[i % NAMES.length] ?? ''),
  awsRegion: i % 5 === 0 ? 'eu-west-1' : 'us-east-1',
  sourceIPAddress: '',
  userAgent: '',
  requestParameters: null,
  responseElements: null,
  eventID: `event-${i}`,
  readOnly: i % 2 === 0,
  resources: [{ accountId: '1', type: 'AWS::KMS::Key', ARN: `arn:key-${i % 100 === 7 ? i : 'common'}` }],
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: i % 3 === 0 ? '2' : '1',
  eventCategory: 'Management',
})

const COUNT = 3000
const log = Array.from({ length: COUNT }).reduce<Log<KeptEvent>>(
  (events, _, i) => append(events, { event: eventAt(i), history: i % 11 !== 0, trails: [] }),
  emptyLog,
)

const everything: Query = { accountId: '1', region: 'us-east-1', from: 0, until: Infinity }
const seconds = (i: number): number => (START + i * 60_000) / 1000

const queries: readonly Query[] = [
  everything,
  { ...everything, accountId: '2' },
  { ...everything, accountId: '3' },
  { ...everything, region: 'eu-west-1' },
  { ...everything, from: seconds(1000), until: seconds(1100) },
  { ...everything, attribute: { key: 'EventName', value: 'Rare' } },
  { ...everything, attribute: { key: 'EventName', value: 'None' } },
  { ...everything, attribute: { key: 'EventId', value: 'event-1234' } },
  { ...everything, attribute: { key: 'ReadOnly', value: 'true' } },
  { ...everything, attribute: { key: 'Username', value: 'user-3' } },
  { ...everything, attribute: { key: 'AccessKeyId', value: 'AKIA4' } },
  { ...everything, attribute: { key: 'ResourceName', value: 'arn:key-107' } },
  { ...everything, attribute: { key: 'ResourceType', value: 'AWS::KMS::Key' } },
  { ...everything, attribute: { key: 'EventSource', value: 's3.amazonaws.com' } },
]

const told = ({ attribute, ...query }: Query): string =>
  `${attribute?.key ?? ''} ${JSON.stringify({ ...query, ...attribute })}`

test.each(queries.map((query) => [told(query), query] as const))('finds %s', (_text, query) => {
  const { attribute } = query
  const values = ({ event }: KeptEvent): Readonly<Record<string, unknown>> => ({
    EventId: event.eventID,
    EventName: event.eventName,
    ReadOnly: String(event.readOnly),
    Username: event.userIdentity['userName'],
    AccessKeyId: event.userIdentity['accessKeyId'],
    ResourceName: event.resources?.[0]?.['ARN'],
    ResourceType: event.resources?.[0]?.['type'],
    EventSource: event.eventSource,
  })
  const expected = [...newestFirst(log)].filter((kept) => {
    const time = Date.parse(kept.event.eventTime) / 1000
    return (
      kept.history &&
      kept.event.recipientAccountId === query.accountId &&
      kept.event.awsRegion === query.region &&
      time >= query.from &&
      time <= query.until &&
      (!attribute || values(kept)[attribute.key] === attribute.value)
    )
  })
  const found = [...eventsFound(log, COUNT - 1, query)]
  expect(found.map(([, { eventID }]) => eventID)).toEqual(expected.map(({ event }) => event.eventID))
  expect(found.every(([position, { eventID }]) => eventID === `event-${position}`)).toBe(true)
  // From the middle down, as the second page goes on.
  const [middle] = found[Math.floor(found.length / 2)] ?? [0]
  expect([...eventsFound(log, middle, query)]).toEqual(found.slice(Math.floor(found.length / 2)))
})
