import { describe, expect, test } from 'vitest'
import { createWorld, type TraceEntry } from '../sim/index.ts'
import { gallery, policy, publicPolicy } from '../sim/testing/gallery.ts'
import { anonymous, createUser, root, user } from '../sim/testing/world.ts'
import type { StageCast } from './cast.ts'
import { frameAtRest, frameOf, type Frame } from './frame.ts'

const cast: StageCast = {
  people: [
    { id: 'alice', name: 'Alice', role: 'key user', caller: user('alice') },
    { id: 'bob', name: 'Bob', role: 'S3 only', caller: user('bob') },
    { id: 'carol', name: 'Carol', role: 'key admin', caller: user('carol') },
    { id: 'anyone', name: 'Anyone', role: 'on the internet', caller: anonymous },
  ],
  bucket: 'gallery',
  logBucket: 'gallery-logs',
  alias: 'alias/pictures',
}
const picture = { Bucket: 'gallery', Key: 'sunset.txt' }

const gallerySimulation = async () => (await gallery()).simulation

/** The frame at the nth step of this type. */
function at(trace: readonly TraceEntry[], type: TraceEntry['step']['type'], nth = 0): Frame {
  const found = trace.filter(({ step }) => step.type === type)[nth]
  if (!found) throw new Error(`The trace has no ${type} number ${nth}.`)
  return frameOf(cast, trace, found.index)
}

const gatesOf = ({ gates }: Frame): readonly string[] =>
  gates.map(({ name, state, isDeciding }) => `${name}: ${state}${isDeciding ? ', decides' : ''}`)

test('at rest the map shows what is there, with nothing lit and nobody asked', async () => {
  const { world } = await gallerySimulation()
  const frame = frameAtRest(cast, world)
  expect(frame.s3.object).toMatchObject({ name: 'sunset.txt', encryption: 'SSE-KMS', sealedBy: 'alias/pictures' })
  expect(frame.kms.key).toMatchObject({ name: 'alias/pictures', stateWord: 'Enabled', generations: 1 })
  expect(frame.s3.memory).toEqual([])
  expect(frame.emphasis).toEqual([])
  expect(gatesOf(frame)).toEqual([
    'Caller’s policies: waiting',
    'Bucket policy: waiting',
    'Key policy: waiting',
    'Caller’s policies: waiting',
  ])
})

test('a request waits in front of the gates until somebody has decided', async () => {
  const { trace } = await (await gallerySimulation()).send(user('bob'), 's3:GetObject', picture)
  const sent = frameOf(cast, trace, 0)
  expect(sent.packet).toMatchObject({ kind: 'request', label: 'GetObject', from: 'start', to: 'gate' })
  expect(sent.routes).toMatchObject([{ from: 'person:bob', to: 's3', state: 'asked' }])
  expect(sent.s3.working).toBeNull()
  const decided = at(trace, 'access-decided')
  expect(decided.packet).toMatchObject({ from: 'gate', to: 'end' })
  expect(decided.routes).toMatchObject([{ state: 'open', gate: 'gate:s3:identity-based' }])
  expect(decided.s3.working).toBe('GetObject')
})

test('what S3 decided stays in sight while KMS decides', async () => {
  const { trace } = await (await gallerySimulation()).send(user('bob'), 's3:GetObject', picture)
  const denied = at(trace, 'access-decided', 1)
  expect(gatesOf(denied)).toEqual([
    'Bob’s policy: allows, decides',
    'Bucket policy: not-evaluated',
    'Key policy: delegates',
    'Bob’s policy: empty, decides',
  ])
  expect(denied.routes.map(({ state }) => state)).toEqual(['open', 'stopped'])
  expect(denied.packet).toMatchObject({ label: 'Decrypt', to: 'decider' })
  expect(denied.spotlight).toBe('gate:kms:identity-based')
  expect(denied.tone).toBe('denied')
})

test('the wrapped data key on the object is the one that travels to KMS', async () => {
  const { trace } = await (await gallerySimulation()).send(user('alice'), 's3:GetObject', picture)
  const asked = at(trace, 'request-sent', 1)
  expect(asked.packet?.carries.map(({ head }) => head)).toEqual([asked.s3.object?.wrapped.head])
})

test('the plaintext data key is in S3’s memory while S3 works with it, and then its bytes are zeros', async () => {
  const { trace } = await (await gallerySimulation()).send(user('alice'), 's3:GetObject', picture)
  const bare = ({ s3 }: Frame) => s3.memory.filter(({ artifact }) => artifact.kind === 'data-key')
  expect(bare(at(trace, 'request-sent', 1))).toEqual([])
  expect(bare(at(trace, 'crypto-performed', 1))).toMatchObject([{ isWiped: false }])
  expect(bare(at(trace, 'artifact-discarded'))).toMatchObject([{ isWiped: true, bytes: '00'.repeat(32) }])
  expect(bare(frameOf(cast, trace, trace.length - 1))).toEqual([])
})

test('the plaintext ends up with its reader, and with nobody who was refused', async () => {
  const simulation = await gallerySimulation()
  const holders = ({ people }: Frame) => people.filter(({ holds }) => holds.length > 0).map(({ id }) => id)
  await simulation.send(user('alice'), 's3:HeadObject', picture)
  const read = await simulation.send(user('alice'), 's3:GetObject', picture)
  expect(holders(frameOf(cast, read.trace, 0))).toEqual([])
  expect(holders(frameOf(cast, read.trace, Infinity))).toEqual(['alice'])
  const refused = await simulation.send(user('bob'), 's3:GetObject', picture)
  const last = frameOf(cast, refused.trace, Infinity)
  expect(holders(last)).toEqual(['alice'])
  expect(last.people[1]?.outcome).toEqual({ type: 'refused', status: 403, code: 'AccessDenied' })
})

describe('each way to be denied is a picture of its own', () => {
  const sawDenied = (trace: readonly TraceEntry[]) =>
    frameOf(cast, trace, Infinity)
      .gates.filter(({ isDeciding, word }) => isDeciding && word === 'Denied')
      .map(({ name, state, rule }) => ({ name, state, rule }))

  test('a statement says no', async () => {
    const simulation = await gallerySimulation()
    await simulation.answer(root, 'iam:PutUserPolicy', {
      UserName: 'bob',
      PolicyName: 'deny',
      PolicyDocument: policy({ Sid: 'NoKeys', Effect: 'Deny', Action: 'kms:*', Resource: '*' }),
    })
    const { trace } = await simulation.send(user('bob'), 's3:GetObject', picture)
    expect(sawDenied(trace)).toEqual([{ name: 'Bob’s policies', state: 'denies', rule: '“NoKeys” says no' }])
  })

  test('nothing says yes', async () => {
    const { trace } = await (await gallerySimulation()).send(user('bob'), 's3:GetObject', picture)
    expect(sawDenied(trace)).toEqual([
      { name: 'Bob’s policy', state: 'empty', rule: 'nothing says yes to kms:Decrypt' },
    ])
  })

  test('there is no policy that could say yes', async () => {
    const simulation = await gallerySimulation()
    const erin = await createUser(simulation, 'erin')
    const { trace } = await simulation.send(erin, 's3:GetObject', picture)
    expect(sawDenied(trace)).toEqual([
      { name: 'erin’s policy', state: 'empty', rule: 'there is none: nothing says yes' },
    ])
  })

  test('Block Public Access overrules the bucket policy', async () => {
    const simulation = await gallerySimulation()
    const open = (BlockPublicPolicy: boolean, RestrictPublicBuckets: boolean) =>
      simulation.answer(root, 's3:PutPublicAccessBlock', {
        Bucket: 'gallery',
        PublicAccessBlockConfiguration: { BlockPublicPolicy, RestrictPublicBuckets },
      })
    await open(false, false)
    await simulation.answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery', Policy: publicPolicy('gallery') })
    await open(false, true)
    const { trace } = await simulation.send(anonymous, 's3:GetObject', picture)
    expect(gatesOf(frameOf(cast, trace, Infinity)).slice(0, 2)).toEqual([
      'Bucket policy: allows',
      'Block Public Access: blocked, decides',
    ])
  })

  test('Block Public Access keeps a public policy off the bucket', async () => {
    const simulation = await gallerySimulation()
    const input = { Bucket: 'gallery', Policy: publicPolicy('gallery') }
    const { trace } = await simulation.send(user('carol'), 's3:PutBucketPolicy', input)
    expect(sawDenied(trace)).toEqual([
      { name: 'Block Public Access', state: 'blocked', rule: 'BlockPublicPolicy is on' },
    ])
  })
})

test('a disabled key lies idle in the vault', async () => {
  const simulation = await gallerySimulation()
  await simulation.answer(root, 'kms:DisableKey', { KeyId: frameAtRest(cast, simulation.world).kms.key?.arn })
  expect(frameAtRest(cast, simulation.world).kms.key).toMatchObject({ state: 'Disabled', stateWord: 'Disabled' })
})

test('an event that nobody keeps is shown as lost', async () => {
  const { trace } = await (
    await gallerySimulation()
  ).send(anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'poster.txt' })
  const { trail } = at(trace, 'event-recorded')
  expect(trail.lost).toMatchObject({ name: 'GetObject', who: 'Anyone' })
  expect(trail.records.some(({ isFresh }) => isFresh)).toBe(false)
})

test('before anything exists, every place is empty', () => {
  const empty = frameAtRest(cast, createWorld())
  expect(empty.s3).toMatchObject({ bucket: null, object: null, memory: [] })
  expect(empty.kms.key).toBeNull()
  expect(empty.trail).toMatchObject({ records: [], trails: [], logBucket: null })
})

test('the vault gets a ring for each generation of the key', async () => {
  const simulation = await gallerySimulation()
  const KeyId = frameAtRest(cast, simulation.world).kms.key?.arn
  await simulation.answer(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: 365 })
  await simulation.answer(root, 'kms:RotateKeyOnDemand', { KeyId })
  expect(frameAtRest(cast, simulation.world).kms.key).toMatchObject({ generations: 2 })
  const { trace } = await simulation.send(root, 'clock:PassTime', { Days: 366 })
  const rings = trace.map((_, index) => frameOf(cast, trace, index).kms.key?.generations)
  expect([rings[0], rings.at(-1)]).toEqual([2, 3])
})

test('the map has a picture for every step of a call that goes on in another Region', async () => {
  const simulation = await gallerySimulation()
  const { KeyMetadata } = await simulation.answer<{ KeyMetadata: { KeyId: string } }>(root, 'kms:CreateKey', {
    MultiRegion: true,
  })
  const input = { KeyId: KeyMetadata.KeyId, ReplicaRegion: 'eu-west-1' }
  const { trace } = await simulation.send(root, 'kms:ReplicateKey', input)
  expect(trace.some(({ call }) => call.depth === 1)).toBe(true)
  const shown = new Set(trace.map((_, index) => frameOf(cast, trace, index).kms.key?.name))
  expect([...shown]).toEqual([`key ${KeyMetadata.KeyId.slice(0, 8)}`])
})
