import { expect, test } from 'vitest'
import { gallery } from '../sim/testing/gallery.ts'
import { anonymous, root, user } from '../sim/testing/world.ts'
import { calloutOf } from './callout.ts'
import type { StageCast } from './cast.ts'
import type { Home } from './focus.ts'
import { frameAtRest, frameOf, type Frame } from './frame.ts'
import { bottom, right, type Box } from './geometry.ts'
import { layoutOf } from './layout.ts'

const cast: StageCast = {
  people: [
    { id: 'alice', name: 'Alice', role: 'key user', caller: user('alice') },
    { id: 'bob', name: 'Bob', role: 'S3 only', caller: user('bob') },
    { id: 'carol', name: 'Carol', role: 'key admin', caller: user('carol') },
    { id: 'anyone', name: 'Anyone', role: 'on the internet', caller: anonymous },
    { id: 'root', name: 'Root', role: 'account root', caller: root, offMap: true },
  ],
  bucket: 'gallery',
  logBucket: 'gallery-logs',
  alias: 'alias/pictures',
}

const { simulation } = await gallery()
const frames: readonly Frame[] = [
  frameAtRest(cast, simulation.world),
  ...(await framesOf(user('bob'), 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })),
  ...(await framesOf(root, 'iam:CreateUser', { UserName: 'erin' })),
  ...(await framesOf(root, 'clock:PassTime', { Minutes: 5 })),
]

async function framesOf(...request: Parameters<typeof simulation.send>): Promise<readonly Frame[]> {
  const { trace } = await simulation.send(...request)
  return trace.map((_, i) => frameOf(cast, trace, i))
}

/** Those that lie inside another. */
const parts: readonly Home[] = ['object', 'memory', 'vault', 'log-bucket']
const sizes = [
  [300, 700],
  [360, 700],
  [440, 900],
  [720, 600],
  [800, 760],
  [1080, 640],
] as const

const meet = (a: Box, b: Box): boolean => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a)

test.each(sizes)('at %i × %i no two cards meet, and none leaves the map', (width, height) => {
  for (const frame of frames) {
    const layout = layoutOf(frame, width, height)
    const cards = [...layout.homes].filter(([home]) => !parts.includes(home))
    cards.forEach(([home, box], i) => {
      expect
        .soft(box.x >= 0 && box.y >= 0 && right(box) <= layout.width && bottom(box) <= layout.height, home)
        .toBe(true)
      for (const [other, beside] of cards.slice(i + 1))
        expect.soft(meet(box, beside), `${home} and ${other}`).toBe(false)
    })
  }
})

test('the fixed homes stay where they are while a story is told', () => {
  for (const [width, height] of sizes) {
    const story = frames.filter(({ step, side }) => step !== null && side === null)
    const places = story.map((frame) => {
      const { homes } = layoutOf(frame, width, height)
      return ['s3', 'kms', 'cloudtrail', 'person:bob'].map((home) => homes.get(home as Home)) // homes of every frame
    })
    for (const place of places) expect(place).toEqual(places[0])
  }
})

test('a map with room grows into it, and never beyond', () => {
  const [frame] = frames
  if (!frame) throw new Error('There is a frame at rest.')
  expect(layoutOf(frame, 900, 400).height).toBe(layoutOf(frame, 900, 0).leastHeight)
  expect(layoutOf(frame, 900, 700).height).toBeLessThanOrEqual(700)
})

test('the callout keeps clear of what it points at', () => {
  for (const [width, height] of sizes.filter(([each]) => each >= 700))
    for (const frame of frames.filter(({ spotlight }) => spotlight !== null)) {
      const { spotlight } = frame
      const layout = layoutOf(frame, width, height)
      const target = spotlight && layout.homes.get(spotlight)
      const { x = 0, width: own = 0, top, bottom: floor = 0 } = calloutOf(layout, spotlight) ?? {}
      // Six lines are more than 25 words need.
      const box = { x, y: top ?? layout.height - floor - 120, width: own, height: 120 }
      expect.soft(target && meet(box, target), spotlight ?? '').toBe(false)
      expect.soft(x >= 0 && own > 150 && x + own <= layout.width).toBe(true)
    }
})

test('a narrow map has no callout, and neither has a map at rest', () => {
  for (const frame of frames) expect(calloutOf(layoutOf(frame, 390, 700), frame.spotlight)).toBeNull()
  for (const frame of frames.slice(0, 1)) expect(calloutOf(layoutOf(frame, 900, 700), frame.spotlight)).toBeNull()
})
