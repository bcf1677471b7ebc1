import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { slice } from '../collections/log.ts'
import { values } from '../collections/orderedMap.ts'
import { send } from '../gateway.ts'
import { gallery } from '../testing/gallery.ts'
import { root } from '../testing/world.ts'
import type { World } from '../world.ts'
import { forgetEvents } from './forgetEvents.ts'

const MANY = 150
const MOST = 70

async function longHistory() {
  const { simulation: sim } = await gallery()
  for (let i = 0; i < MANY; i++)
    await sim.answer(root, 'iam:CreateGroup', { GroupName: `group-${String(i).padStart(3, '0')}` })
  const ask = async <T>(world: World, operation: string, input: object): Promise<readonly [T, World]> => {
    const outcome = await send(world, sim.environment, { as: root, operation, input })
    if ('error' in outcome) throw new Error(`${operation} was refused: ${outcome.error.code}`)
    return [outcome.response as T, outcome.world] // the test says which output it expects
  }
  return { world: sim.world, ask }
}

interface Page {
  readonly Events: readonly { readonly EventId: string }[]
  readonly NextToken?: string
}

test('the newest records stay where they were: searches find them, and pages go on from their tokens', async () => {
  const { ask, world } = await longHistory()
  const short = forgetEvents(world, MOST)
  const kept = [...slice(short.cloudtrail.events)]
  expect(kept.length).toBeGreaterThanOrEqual(MOST)
  expect(kept.length).toBeLessThan(MOST + 32)
  expect(kept).toEqual([...slice(world.cloudtrail.events)].slice(-kept.length))

  const query = { MaxResults: 30, LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'CreateGroup' }] }
  const [whole] = await ask<Page>(world, 'cloudtrail:LookupEvents', query)
  const [first] = await ask<Page>(short, 'cloudtrail:LookupEvents', query)
  expect(first).toEqual(whole)
  const after = { ...query, NextToken: first.NextToken }
  expect((await ask<Page>(short, 'cloudtrail:LookupEvents', after))[0]).toEqual(
    (await ask<Page>(world, 'cloudtrail:LookupEvents', after))[0],
  )
})

test('a trail waits for the oldest of its records that is still there, and delivers from there on', async () => {
  const { ask, world } = await longHistory()
  const short = forgetEvents(world, MOST)
  const [trail] = values(short.cloudtrail.trails)
  const expected = [...slice(short.cloudtrail.events)].filter(({ trails }) => trails.includes(trail?.arn ?? ''))
  const [, later] = await ask(short, 'clock:PassTime', { Minutes: 5 })
  const [{ Contents = [] }] = await ask<{ Contents?: readonly { Key: string }[] }>(later, 's3:ListObjectsV2', {
    Bucket: 'gallery-logs',
    Prefix: 'AWSLogs/111122223333/CloudTrail/us-east-1/2026',
  })
  const [{ Body }] = await ask<{ Body: Uint8Array }>(later, 's3:GetObject', {
    Bucket: 'gallery-logs',
    Key: Contents[0]?.Key,
  })
  const { Records } = JSON.parse(gunzipSync(Body).toString()) as { Records: readonly { eventID: string }[] }
  expect(Records.map(({ eventID }) => eventID)).toEqual(expected.map(({ event }) => event.eventID))
})

test('a trail none of whose records is left waits for nothing', async () => {
  const { ask, world } = await longHistory()
  const [, stopped] = await ask(world, 'cloudtrail:StopLogging', { Name: 'gallery-trail' })
  let last = stopped
  for (let i = 0; i < MANY; i++) [, last] = await ask(last, 'kms:ListKeys', {})
  expect(forgetEvents(last, 10).cloudtrail.waiting).toBeNull()
  expect(forgetEvents(world, 10_000)).toBe(world)
})
