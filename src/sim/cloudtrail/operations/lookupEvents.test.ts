import { expect, test } from 'vitest'
import { createRole, trusting } from '../../testing/identities.ts'
import type { EventRecord } from '../eventRecord.ts'
import { ACCOUNT, gallery } from '../../testing/gallery.ts'
import { recordOf } from '../../testing/records.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

interface Answer {
  readonly Events: readonly {
    readonly EventId: string
    readonly EventName: string
    readonly EventTime: number
    readonly CloudTrailEvent: string
  }[]
  readonly NextToken?: string
}

const lookup = (sim: Simulation, input: object = {}) => sim.answer<Answer>(root, 'cloudtrail:LookupEvents', input)
const attribute = (AttributeKey: string, AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
})

test('lists an event in the shape of the API, with the record as JSON', async () => {
  const { simulation: sim, keyArn, alice } = await gallery()
  await sim.answer(alice, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  const { Events } = await lookup(sim, attribute('EventName', 'Decrypt'))
  const record = JSON.parse(Events[0]?.CloudTrailEvent ?? '') as EventRecord
  expect(Events).toEqual([
    {
      EventId: record.eventID,
      EventName: 'Decrypt',
      ReadOnly: 'true',
      AccessKeyId: record.userIdentity['accessKeyId'],
      EventTime: Date.parse(record.eventTime) / 1000,
      EventSource: 'kms.amazonaws.com',
      Username: 'alice',
      Resources: [{ ResourceType: 'AWS::KMS::Key', ResourceName: keyArn }],
      CloudTrailEvent: JSON.stringify(record),
    },
  ])
  expect(record).toMatchObject({ eventVersion: '1.11', userIdentity: { invokedBy: 'fas.s3.amazonaws.com' } })
})

test('lists the newest first, refusals included, and no data events', async () => {
  const { simulation: sim, bob } = await gallery()
  await sim.refusal(bob, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  await sim.refusal(bob, 'kms:ListKeys', {})
  const { Events } = await lookup(sim)
  expect(Events.slice(0, 3).map(({ EventName }) => EventName)).toEqual(['ListKeys', 'Decrypt', 'GenerateDataKey'])
  expect(Events.map(({ EventName }) => EventName)).not.toContain('GetObject')
})

test('finds events by each of its attributes', async () => {
  const { simulation: sim, keyArn, carol } = await gallery()
  await sim.answer(carol, 'kms:DisableKey', { KeyId: keyArn })
  const [disabled] = (await lookup(sim, attribute('EventName', 'DisableKey'))).Events
  const record = JSON.parse(disabled?.CloudTrailEvent ?? '') as EventRecord
  const user = JSON.stringify(record.userIdentity['principalId']).slice(1, -1)
  const values = {
    EventId: record.eventID,
    ReadOnly: 'false',
    Username: 'carol',
    ResourceType: 'AWS::KMS::Key',
    ResourceName: keyArn,
    EventSource: 'kms.amazonaws.com',
    AccessKeyId: `AKIA${user.slice('AIDA'.length)}`,
  }
  for (const [key, value] of Object.entries(values)) {
    const found = (await lookup(sim, attribute(key, value))).Events.map(({ EventId }) => EventId)
    expect({ key, isFound: found.includes(record.eventID) }).toEqual({ key, isFound: true })
    expect({ key, ...(await lookup(sim, attribute(key, 'something else'))) }).toEqual({ key, Events: [] })
  }
})

test('knows a bucket, a user and a trail by their names', async () => {
  const { simulation: sim } = await gallery()
  const named = async (name: string) =>
    (await lookup(sim, attribute('ResourceName', name))).Events.map(({ EventName }) => EventName)
  expect(await named('poster')).toEqual(['PutBucketPolicy', 'PutBucketPublicAccessBlock', 'CreateBucket'])
  expect(await named('bob')).toEqual(['PutUserPolicy', 'CreateUser'])
  expect(await named('gallery-trail')).toEqual(['PutEventSelectors', 'StartLogging', 'CreateTrail'])
})

test('goes on where a page ended, although events were added meanwhile', async () => {
  const { simulation: sim } = await gallery()
  const all = (await lookup(sim)).Events.map(({ EventId }) => EventId)
  const found: string[] = []
  let page = await lookup(sim, { MaxResults: 4, EndTime: 4_000_000_000 })
  found.push(...page.Events.slice(1).map(({ EventId }) => EventId)) // the first one is the look-up above
  while (page.NextToken !== undefined) {
    page = await lookup(sim, { MaxResults: 4, EndTime: 4_000_000_000, NextToken: page.NextToken })
    found.push(...page.Events.map(({ EventId }) => EventId))
  }
  expect(found).toEqual(all)
})

test('is recorded with its times in words', async () => {
  const sim = simulation()
  const record = recordOf(
    await sim.send(root, 'cloudtrail:LookupEvents', { StartTime: 1_768_467_600, MaxResults: 1 }),
    'LookupEvents',
  )
  expect(record.requestParameters).toEqual({ maxResults: 1, startTime: 'Jan 15, 2026, 9:00:00 AM' })
})

test('finds events between two times', async () => {
  const { simulation: sim } = await gallery()
  const times = (await lookup(sim)).Events.map(({ EventTime }) => EventTime)
  const middle = times[5] ?? 0
  expect((await lookup(sim, { StartTime: middle, EndTime: middle })).Events.map(({ EventTime }) => EventTime)).toEqual([
    middle,
  ])
})

test('finds no Insights events, because there are none', async () => {
  const { simulation: sim } = await gallery()
  expect(await lookup(sim, { EventCategory: 'insight' })).toEqual({ Events: [] })
})

test('a session is found by the name that it was given', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html: the user name or role name of the requester.
  const sim = simulation()
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: '*', Resource: '*' })
  await createRole(sim, 'reader', trusting(ACCOUNT))
  const { Credentials } = await sim.answer<{ Credentials: { AccessKeyId: string } }>(alice, 'sts:AssumeRole', {
    RoleArn: `arn:aws:iam::${ACCOUNT}:role/reader`,
    RoleSessionName: 'visit',
  })
  await sim.send({ type: 'role-session', session: Credentials.AccessKeyId }, 'kms:ListKeys', {})
  const { Events } = await lookup(sim, attribute('Username', 'visit'))
  expect(Events.map(({ EventName }) => EventName)).toEqual(['ListKeys'])
})

test('forgets after 90 days', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html
  const sim = simulation()
  await sim.answer(root, 'kms:ListKeys', {})
  await sim.answer(root, 'clock:PassTime', { Days: 89 })
  expect((await lookup(sim)).Events).toHaveLength(1)
  await sim.answer(root, 'clock:PassTime', { Days: 1 })
  expect((await lookup(sim, attribute('EventName', 'ListKeys'))).Events).toEqual([])
})

test('refuses what it does not understand', async () => {
  const { simulation: sim } = await gallery()
  const { NextToken } = await lookup(sim, { MaxResults: 1 })
  const codes: readonly (readonly [object, string])[] = [
    [{ MaxResults: 0 }, 'InvalidMaxResultsException'],
    [{ MaxResults: 51 }, 'InvalidMaxResultsException'],
    [attribute('Colour', 'red'), 'InvalidLookupAttributesException'],
    [
      {
        LookupAttributes: [
          ...attribute('EventName', 'a').LookupAttributes,
          ...attribute('EventId', 'b').LookupAttributes,
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [{ StartTime: 2, EndTime: 1 }, 'InvalidTimeRangeException'],
    [{ NextToken: 'made up' }, 'InvalidNextTokenException'],
    [{ EventCategory: 'management' }, 'InvalidEventCategoryException'],
    [{ NextToken, ...attribute('ReadOnly', 'true') }, 'InvalidNextTokenException'],
  ]
  for (const [input, code] of codes)
    expect(await sim.refusal(root, 'cloudtrail:LookupEvents', input)).toMatchObject({ code, status: 400 })
})

test('needs an identity policy that allows it', async () => {
  const sim = simulation()
  const dave = await createUser(sim, 'dave')
  expect(await sim.refusal(dave, 'cloudtrail:LookupEvents', {})).toEqual({
    code: 'AccessDeniedException',
    status: 400,
    message: `User: arn:aws:iam::${ACCOUNT}:user/dave is not authorized to perform: cloudtrail:LookupEvents on resource: * because no identity-based policy allows the cloudtrail:LookupEvents action`,
  })
})
