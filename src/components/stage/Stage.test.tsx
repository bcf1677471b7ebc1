/// <reference types="@vitest/browser-playwright" />
import { render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { scenarios } from '../../scenarios/index.ts'
import { sendRequest, startRun, type Run } from '../../scenarios/runner.ts'
import { sunset } from '../../scenarios/sunset.ts'
import type { TraceEntry } from '../../sim/index.ts'
import { captionOf } from '../../stage/captions.ts'
import type { StageCast } from '../../stage/cast.ts'
import { frameAtRest, frameOf } from '../../stage/frame.ts'
import '../tokens.css'
import { Stage } from './Stage.tsx'

const scenario = scenarios[0]
if (!scenario) throw new Error('There is no lesson.')
const cast: StageCast = { people: scenario.cast, ...scenario.stage }
const stories = new Map<string, readonly TraceEntry[]>()
let run: Run

beforeAll(async () => {
  run = await startRun(scenario, sunset)
  for (const beat of scenario.chapters.flatMap(({ beats }) => beats)) {
    const sent = await sendRequest(run, beat, sunset)
    run = sent.run
    stories.set(beat.id, sent.outcome.trace)
  }
})

beforeEach(() => emulate({}))

const emulate = (features: Readonly<Record<string, string>>): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })

const story = (beat: string): readonly TraceEntry[] => {
  const trace = stories.get(beat)
  if (!trace) throw new Error(`The lesson has no beat ${beat}.`)
  return trace
}

const stageAt = (trace: readonly TraceEntry[], cursor: number, names = cast) => (
  <StrictMode>
    <div style={{ display: 'flex', flexDirection: 'column', minHeight: '100vh' }}>
      <Stage
        frame={frameOf(names, trace, cursor)}
        caption={captionOf(names, trace, cursor)}
        speed={1}
        blobs={run.environment.blobs}
      />
    </div>
  </StrictMode>
)

const cards = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-home]')]
const homeOf = (card: HTMLElement): string => card.dataset['home'] ?? ''
const flow = () =>
  waitFor(() => expect(document.querySelector('.react-flow__node')).not.toBeNull(), { timeout: 10_000 })
const meet = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5

test('the picture is for the eye; its caption is words, and nothing in it takes the focus', async () => {
  await page.viewport(1000, 760)
  const trace = story('bob-reads')
  const { container } = render(stageAt(trace, 4))
  await flow()
  expect(screen.getByRole('figure')).toHaveAccessibleName(captionOf(cast, trace, 4))
  const picture = container.querySelector('[aria-hidden="true"]')
  expect(picture).toHaveTextContent('Bob’s policy')
  expect(container.querySelectorAll('a, button, [tabindex]')).toHaveLength(0)
})

test('at rest there is a map and no caption', async () => {
  await page.viewport(1000, 760)
  const { container } = render(<Stage frame={frameAtRest(cast, run.world)} caption="" speed={1} blobs={undefined} />)
  await flow()
  expect(container.querySelector('figcaption')).toBeNull()
  expect(container).toHaveTextContent('Not asked yet')
})

test('the moving map draws every card where the still one drew it', async () => {
  await page.viewport(1000, 760)
  render(stageAt(story('bob-reads'), 4))
  const boxes = () =>
    Object.fromEntries(cards().map((card) => [homeOf(card), card.getBoundingClientRect().toJSON() as unknown]))
  const still = boxes()
  expect(document.querySelector('.react-flow__node')).toBeNull()
  await flow()
  expect(boxes()).toEqual(still)
})

test('a denial is said in words, with a mark, at the gate that decided', async () => {
  await page.viewport(1000, 760)
  render(stageAt(story('bob-reads'), 4))
  const gate = cards().find((card) => homeOf(card) === 'gate:kms:identity-based')
  expect(gate).toHaveTextContent('Denied: nothing says yes to kms:Decrypt')
  expect(gate?.querySelector('svg')).not.toBeNull()
  expect(gate).toHaveAttribute('data-spotlight')
})

test('what a step is about is marked in the picture, at every step', async () => {
  await page.viewport(1000, 760)
  for (const beat of ['upload', 'bob-reads', 'create-trail', 'deliver-logs'])
    for (const { index } of story(beat)) {
      const { container, unmount } = render(stageAt(story(beat), index))
      expect.soft(container.querySelectorAll('[data-spotlight]'), `${beat} ${index}`).toHaveLength(1)
      unmount()
    }
})

test('S3’s memory shows the bare data key, and then zeros', async () => {
  await page.viewport(1000, 760)
  const trace = story('alice-reads')
  const { rerender } = render(stageAt(trace, 8))
  const s3 = () => cards().find((card) => homeOf(card) === 's3')
  expect(s3()).toHaveTextContent('plaintext data key')
  rerender(stageAt(trace, 9))
  expect(s3()).toHaveTextContent('data key: zeros now')
  expect(s3()).toHaveTextContent('00 00 00 00 00 00 …')
})

describe.each([
  [1440, 900],
  [1024, 768],
  [768, 900],
  [390, 844],
  [320, 640],
])('at %i × %i', (width, height) => {
  const long: StageCast = {
    ...cast,
    people: cast.people.map((person) => ({ ...person, name: `${person.name} Wolfeschlegelsteinhausen` })),
  }
  const moments = [
    ['upload', 0],
    ['upload', 5],
    ['bob-reads', 3],
    ['bob-reads', 4],
    ['bob-reads', 7],
    ['alice-reads', 8],
    ['alice-reads', 9],
    ['create-trail', 2],
    ['deliver-logs', 9],
  ] as const

  test.each(moments)(
    '%s, step %i: no card meets another, and the page does not scroll sideways',
    async (beat, cursor) => {
      await page.viewport(width, height)
      for (const names of [cast, long]) {
        const { unmount } = render(stageAt(story(beat), cursor, names))
        const all = cards()
        expect(all.length).toBeGreaterThan(6)
        all.forEach((card, i) => {
          for (const other of all.slice(i + 1))
            expect
              .soft(
                meet(card.getBoundingClientRect(), other.getBoundingClientRect()),
                `${homeOf(card)} and ${homeOf(other)}`,
              )
              .toBe(false)
          expect.soft(card.scrollWidth, `${homeOf(card)} is too wide`).toBeLessThanOrEqual(card.clientWidth + 1)
          expect.soft(card.scrollHeight, `${homeOf(card)} is too tall`).toBeLessThanOrEqual(card.clientHeight + 1)
        })
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
        unmount()
      }
    },
  )
})

test.each([
  [1440, 900],
  [1024, 768],
  [768, 900],
])('at %i × %i the caption never covers what it is about', async (width, height) => {
  await page.viewport(width, height)
  for (const beat of ['upload', 'bob-reads', 'create-key', 'create-trail', 'deliver-logs'])
    for (const { index } of story(beat)) {
      const { container, unmount } = render(stageAt(story(beat), index))
      const target = container.querySelector('[data-spotlight]')?.getBoundingClientRect()
      const caption = container.querySelector('figcaption')?.getBoundingClientRect()
      expect.soft(target && caption && meet(target, caption), `${beat} ${index}`).toBe(false)
      unmount()
    }
})

test('large text makes the map larger, or lets it stand upright', async () => {
  await page.viewport(1440, 900)
  const { container, rerender } = render(stageAt(story('bob-reads'), 4))
  const shape = () => container.querySelector('figure')?.dataset['shape']
  expect(shape()).toBe('wide')
  document.documentElement.style.fontSize = '300%'
  try {
    rerender(stageAt(story('bob-reads'), 4))
    await waitFor(() => expect(shape()).toBe('narrow'))
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1440)
  } finally {
    document.documentElement.style.fontSize = ''
  }
})

test('one step forward moves a packet, and after it nothing moves', async () => {
  await page.viewport(1000, 760)
  const trace = story('alice-reads')
  const { rerender } = render(stageAt(trace, 9))
  await flow()
  rerender(stageAt(trace, 10))
  const packet = () => document.querySelector<HTMLElement>('[data-id="packet"] > div')
  const place = () => packet()?.style.transform
  await waitFor(() => expect(packet()).not.toBeNull())
  const start = place()
  await waitFor(() => expect(place()).not.toBe(start))
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(document.getAnimations().filter(({ playState }) => playState === 'running')).toEqual([])
  const end = place()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(place()).toBe(end)
})

test('with reduced motion the same frame is there at once', async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' })
  await page.viewport(1000, 760)
  const trace = story('alice-reads')
  const { rerender } = render(stageAt(trace, 9))
  await flow()
  rerender(stageAt(trace, 10))
  const packet = () => document.querySelector<HTMLElement>('[data-id="packet"] > div')
  await waitFor(() => expect(packet()).not.toBeNull())
  const place = packet()?.style.transform
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(packet()?.style.transform).toBe(place)
  expect(document.getAnimations().filter(({ playState }) => playState === 'running')).toEqual([])
})

test('with forced colors every line has a system colour', async () => {
  await emulate({ 'forced-colors': 'active' })
  await page.viewport(1000, 760)
  const { container } = render(stageAt(story('bob-reads'), 4))
  const probe = document.createElement('i')
  probe.style.color = 'CanvasText'
  container.append(probe)
  const { color } = getComputedStyle(probe)
  const lines = [...container.querySelectorAll('svg path')].filter(
    (path) => getComputedStyle(path).fill === 'none' && path.closest('[data-home]') === null,
  )
  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) expect.soft(getComputedStyle(line).stroke).toBe(color)
})

test('a step back, a jump and another story show their frame and move nothing', async () => {
  await page.viewport(1000, 760)
  const trace = story('alice-reads')
  const { rerender } = render(stageAt(trace, 5))
  await flow()
  for (const [other, cursor] of [
    [trace, 3],
    [trace, 10],
    [story('bob-reads'), 7],
  ] as const) {
    rerender(stageAt(other, cursor))
    await waitFor(() => expect(document.querySelector('[data-id="packet"] > div')).not.toBeNull())
    const place = document.querySelector<HTMLElement>('[data-id="packet"] > div')?.style.transform
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(document.querySelector<HTMLElement>('[data-id="packet"] > div')?.style.transform).toBe(place)
  }
})
