// What must hold at every step of every story, whatever happens in it.
import { expect, test } from 'vitest'
import type { CallerName, TraceEntry } from '../sim/index.ts'
import { gallery, policy } from '../sim/testing/gallery.ts'
import { anonymous, root, user } from '../sim/testing/world.ts'
import { captionOf } from './captions.ts'
import { personOf, type StageCast } from './cast.ts'
import { frameOf } from './frame.ts'
import { labelOf } from './labels.ts'
import { layoutOf } from './layout.ts'
import { placeName } from './naming.ts'
import { segmentsOf } from './segments.ts'
import { MOST_WORDS } from './telling.ts'
import { durationOf } from './timing.ts'
import { toneOf } from './tones.ts'

const cast: StageCast = {
  people: [
    { id: 'alice', name: 'Alice', role: 'key user', caller: user('alice') },
    { id: 'bob', name: 'Bob Who Has a Rather Long Name', role: 'S3 only', caller: user('bob') },
    { id: 'anyone', name: 'Anyone', role: 'on the internet', caller: anonymous },
  ],
  bucket: 'gallery',
  logBucket: 'gallery-logs',
  alias: 'alias/pictures',
}

const picture = { Bucket: 'gallery', Key: 'sunset.txt' }
const stories = await tell([
  [user('alice'), 's3:GetObject', picture],
  [
    user('alice'),
    's3:PutObject',
    { Bucket: 'gallery', Key: 'a/very/long/path/with a name of many words in it.txt', Body: new Uint8Array(40) },
  ],
  [user('bob'), 's3:GetObject', picture],
  [user('bob'), 's3:GetObject', { Bucket: 'gallery', Key: 'missing.txt' }],
  [user('bob'), 's3:GetObject', { Bucket: 'no-such-bucket', Key: 'missing.txt' }],
  [anonymous, 's3:GetObject', picture],
  [anonymous, 's3:GetObject', { Bucket: 'poster', Key: 'poster.txt' }],
  [user('alice'), 's3:DeleteObject', { Bucket: 'gallery', Key: 'missing.txt' }],
  [user('carol'), 'kms:GenerateDataKey', { KeyId: 'alias/pictures', KeySpec: 'AES_256' }],
  [user('carol'), 'kms:Encrypt', { KeyId: 'alias/pictures', Plaintext: new Uint8Array(5) }],
  [user('bob'), 'kms:Decrypt', { CiphertextBlob: new Uint8Array(100) }],
  [user('bob'), 'sts:GetCallerIdentity', {}],
  [root, 'kms:CreateKey', {}],
  [root, 'iam:CreateUser', { UserName: 'erin' }],
  [
    root,
    'iam:PutUserPolicy',
    { UserName: 'erin', PolicyName: 'p', PolicyDocument: policy({ Effect: 'Allow', Action: '*', Resource: '*' }) },
  ],
  [user('carol'), 'cloudtrail:StopLogging', { Name: 'gallery-trail' }],
  [user('carol'), 'cloudtrail:StartLogging', { Name: 'gallery-trail' }],
  [
    user('carol'),
    's3:PutBucketEncryption',
    {
      Bucket: 'poster',
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
    },
  ],
  [root, 's3:PutObject', { Bucket: 'poster', Key: 'new.txt', Body: new Uint8Array(9) }],
  [root, 'clock:PassTime', { Days: 1 }],
])

async function tell(requests: readonly (readonly [CallerName, string, unknown])[]) {
  const { simulation } = await gallery()
  const told: { readonly name: string; readonly trace: readonly TraceEntry[] }[] = []
  for (const [as, operation, input] of requests) {
    const { trace } = await simulation.send(as, operation, input)
    told.push({ name: `${as.type === 'user' ? as.userName : as.type} ${operation}`, trace })
  }
  return told
}

test('the stories show every kind of step', () => {
  expect([...new Set(stories.flatMap(({ trace }) => trace.map(({ step }) => step.type)))].toSorted()).toEqual([
    'access-decided',
    'artifact-discarded',
    'artifact-fetched',
    'artifact-stored',
    'crypto-performed',
    'event-recorded',
    'request-failed',
    'request-sent',
    'response-returned',
    'state-changed',
  ])
})

test.each(stories)('$name: a caption is one to 25 words that end a sentence', ({ trace }) => {
  trace.forEach((_, i) => {
    const caption = captionOf(cast, trace, i)
    expect.soft(caption).toMatch(/^\S.*[.?”…]$/)
    expect.soft(caption.split(' ').length, caption).toBeLessThanOrEqual(MOST_WORDS)
    expect.soft(caption).not.toMatch(/undefined|null|\{|\}| {2}/)
  })
})

test.each(stories)('$name: a label is one to three words', ({ trace }) => {
  for (const entry of trace)
    expect.soft(labelOf(entry, cast).split(' ').length, labelOf(entry, cast)).toBeLessThanOrEqual(3)
})

test.each(stories)('$name: at most two places are lit, and nothing is both lit and dim', ({ trace }) => {
  trace.forEach((_, i) => {
    const { emphasis, dimmed, spotlight } = frameOf(cast, trace, i)
    expect.soft(emphasis.length).toBeLessThanOrEqual(2)
    expect.soft(dimmed.filter((home) => emphasis.includes(home) || home === spotlight)).toEqual([])
  })
})

test.each(stories)('$name: what is on its way is on a route that was asked for', ({ trace }) => {
  const frames = trace.map((_, i) => frameOf(cast, trace, i))
  for (const { packet, routes } of frames.filter(({ packet }) => packet !== null && packet.kind !== 'record'))
    expect.soft(routes.map(({ id }) => id)).toContain(packet?.route)
})

test.each(stories)('$name: the diagram and the words name the same actor, asker and outcome', ({ trace }) => {
  for (const { index, call, step, decision } of trace.flatMap((entry) =>
    entry.step.type === 'access-decided' ? [{ ...entry, decision: entry.step.decision }] : [],
  )) {
    const caption = captionOf(cast, trace, index)
    const { gates, spotlight, tone } = frameOf(cast, trace, index)
    const word = decision.verdict === 'allowed' ? 'Allowed' : 'Denied'
    const asked = `${placeName[call.place]} asks: may `
    expect.soft(caption).toContain(`${word}:`)
    expect
      .soft(
        [`${asked}${personOf(cast, call.caller).name} `, `${asked}${placeName[call.place]} itself `].some((part) =>
          caption.startsWith(part),
        ),
        caption,
      )
      .toBe(true)
    expect
      .soft(
        gates.filter(({ isDeciding, id }) => isDeciding && id === spotlight).every((gate) => gate.word === word),
        caption,
      )
      .toBe(true)
    expect.soft(tone).toBe(toneOf({ step }))
  }
})

test.each(stories)('$name: segments follow each other without a gap, and each has a name', ({ trace }) => {
  const segments = segmentsOf(cast, trace)
  expect(segments[0]?.from).toBe(0)
  expect(segments.at(-1)?.to).toBe(trace.length - 1)
  segments.forEach(({ from, to, title }, i) => {
    expect.soft(to).toBeGreaterThanOrEqual(from)
    expect.soft(title).not.toBe('')
    expect.soft(from).toBe((segments[i - 1]?.to ?? -1) + 1)
  })
})

test.each(stories)('$name: every route of the frame has a way on the map, wide and narrow', ({ trace }) => {
  trace.forEach((_, i) => {
    const frame = frameOf(cast, trace, i)
    for (const width of [300, 390, 720, 1080]) {
      const { routes, homes } = layoutOf(frame, width, 720)
      for (const { id } of frame.routes) {
        const { length = 0, milestones = { none: -1 } } = routes.get(id) ?? {}
        expect.soft(length).toBeGreaterThan(0)
        expect.soft(Object.values(milestones).every((along) => along >= 0 && along <= length)).toBe(true)
      }
      expect.soft(homes.has(frame.spotlight ?? 's3'), `${i}`).toBe(true)
    }
  })
})

test('every step takes between 300 and 900 milliseconds', () => {
  for (const { trace } of stories)
    for (const entry of trace) {
      expect(durationOf(entry)).toBeGreaterThanOrEqual(300)
      expect(durationOf(entry)).toBeLessThanOrEqual(900)
    }
})
