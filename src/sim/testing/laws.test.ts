import { expect, test } from 'vitest'
import { set } from '../collections/orderedMap.ts'
import { send, type ApiRequest, type Outcome } from '../gateway.ts'
import type { TraceEntry } from '../trace.ts'
import type { World } from '../world.ts'
import { gallery } from './gallery.ts'
import { createLaws, deepFreeze } from './laws.ts'

// A law that nothing can break is no law: each of these stories was true, and then somebody changed it.

const prepared = await gallery()
const { environment, world: before } = prepared.simulation
const read: ApiRequest = {
  as: prepared.alice,
  operation: 's3:GetObject',
  input: { Bucket: 'gallery', Key: 'sunset.txt' },
}
const refused: ApiRequest = { ...read, as: prepared.bob }

const broken = (request: ApiRequest, outcome: Outcome) =>
  createLaws(environment, before).check(before, request, outcome)

const tell = (request: ApiRequest): Promise<Outcome> => send(before, environment, request)
const retell = (outcome: Outcome, edit: (entry: TraceEntry) => TraceEntry): Outcome => ({
  ...outcome,
  trace: outcome.trace.map(edit),
})

test('true stories break no law', async () => {
  for (const request of [read, refused]) expect(broken(request, await tell(request))).toEqual([])
})

test('a data key in the world is noticed, in hex and inside base64', async () => {
  const outcome = await tell(read)
  const opened = outcome.trace.find(({ step }) => step.type === 'crypto-performed' && step.place === 'hsm')?.step
  const dataKey = opened?.type === 'crypto-performed' ? (opened.makes[0]?.head ?? '') : ''
  const written = [dataKey, btoa(`x${String.fromCharCode(...Buffer.from(dataKey, 'hex'))}yz`)]
  for (const text of written) {
    const leaky = (world: World): World => ({
      ...world,
      kms: { ...world.kms, materials: set(world.kms.materials, 'leak', text) },
    })
    expect(
      broken(
        read,
        retell(outcome, (entry) => ({ ...entry, world: leaky(entry.world) })),
      ),
    ).toContainEqual(expect.stringContaining('in the world'))
    const told = retell(outcome, (entry) =>
      entry.step.type === 'event-recorded'
        ? { ...entry, step: { ...entry.step, event: { ...entry.step.event, errorMessage: text } } }
        : entry,
    )
    expect(broken(read, told)).toContainEqual(expect.stringMatching(/^the record in entry \d+ shows data key/))
  }
})

test('a body that a sweep would not find is noticed', async () => {
  const outcome = await tell(read)
  const place = { stray: { sha256: 'ab'.repeat(32), length: 5 } }
  const world = { ...outcome.world, kms: { ...outcome.world.kms, ...place } }
  expect(broken(read, { ...outcome, world })).toEqual([expect.stringContaining('a sweep would take blob abab')])
})

test('a data key that was not zeroed is noticed', async () => {
  const outcome = await tell(read)
  const kept = retell(outcome, (entry) =>
    entry.step.type === 'artifact-discarded' ? { ...entry, step: { ...entry.step, remains: '01'.repeat(32) } } : entry,
  )
  expect(broken(read, kept)).toContainEqual(expect.stringContaining('discarded a data key that reads 01'))
  const never = { ...outcome, trace: outcome.trace.filter(({ step }) => step.type !== 'artifact-discarded') }
  expect(broken(read, never)).toContainEqual(expect.stringMatching(/^S3 never discarded data-key:/))
})

test('a call without its record, or with two, is noticed', async () => {
  const outcome = await tell(read)
  const silent = {
    ...outcome,
    trace: outcome.trace.filter(({ step, call }) => !(step.type === 'event-recorded' && call.id === '1.1')),
  }
  expect(broken(read, silent)).toContain('call 1.1 left 0 records instead of 1')
  const twice = { ...outcome, trace: [...outcome.trace, ...outcome.trace.slice(-1)] }
  expect(broken(read, twice)).toContain('call 1 left 2 records instead of 1')
})

test('a call with two endings is noticed', async () => {
  const outcome = await tell(read)
  const ending = outcome.trace.filter(({ step, call }) => step.type === 'response-returned' && call.id === '1')
  expect(broken(read, { ...outcome, trace: [...outcome.trace, ...ending] })).toContain('call 1 has 2 endings')
})

test('a refusal that changed something is noticed', async () => {
  const outcome = await tell(refused)
  const changed = { ...outcome, world: { ...outcome.world, timePassed: 1 } }
  expect(broken(refused, changed)).toEqual(['a refusal let time pass'])
})

test('a world that does not survive JSON is noticed', async () => {
  const outcome = await tell(read)
  expect(broken(read, { ...outcome, world: { ...outcome.world, timePassed: Number.NaN } })).toContain(
    'the world holds NaN, which does not survive JSON',
  )
})

test('a frozen world cannot be written to', () => {
  const world = deepFreeze({ ...before })
  expect(() => Object.assign(world.kms, { keys: null })).toThrow(TypeError)
})
