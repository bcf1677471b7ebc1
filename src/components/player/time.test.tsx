import { act, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveRegion } from './LiveRegion.tsx'
import { usePlaybackClock } from './usePlaybackClock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

function Playing({ speed, steps = 4 }: { readonly speed: number; readonly steps?: number }) {
  const [cursor, setCursor] = useState(0)
  const [isPlaying, setPlaying] = useState(true)
  usePlaybackClock({
    isPlaying,
    cursor,
    last: steps - 1,
    speed,
    durationOf: (index) => (index + 1) * 100,
    onAdvance: setCursor,
    onEnd: () => setPlaying(false),
  })
  return <p>{`${cursor} ${isPlaying ? 'playing' : 'at rest'}`}</p>
}

test('each step is shown for its own time, and playing ends with the last one', async () => {
  render(<Playing speed={1} />)
  await pass(99)
  expect(screen.getByText('0 playing')).toBeInTheDocument()
  await pass(1)
  expect(screen.getByText('1 playing')).toBeInTheDocument()
  await pass(200)
  await pass(300)
  expect(screen.getByText('3 at rest')).toBeInTheDocument()
  expect(vi.getTimerCount()).toBe(0)
})

test('a change of speed goes on where the step was', async () => {
  const { rerender } = render(<Playing speed={1} />)
  await pass(50)
  rerender(<Playing speed={2} />)
  await pass(24)
  expect(screen.getByText('0 playing')).toBeInTheDocument()
  await pass(1)
  expect(screen.getByText('1 playing')).toBeInTheDocument()
})

test('a hidden page stands still and goes on when it is seen again', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  render(<Playing speed={1} />)
  await pass(60)
  hidden.mockReturnValue(true)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(vi.getTimerCount()).toBe(0)
  await pass(10_000)
  expect(screen.getByText('0 playing')).toBeInTheDocument()
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(40)
  expect(screen.getByText('1 playing')).toBeInTheDocument()
})

test('the live region keeps silent about what stands at the start', async () => {
  render(<LiveRegion message="Bob asks S3." />)
  await pass(5000)
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})

test('the live region says one sentence per step when steps come one by one', async () => {
  const { rerender } = render(<LiveRegion message="one" />)
  const heard = await hearing(async () => {
    for (const message of ['two', 'three', 'four']) {
      rerender(<LiveRegion message={message} />)
      await pass(1000)
    }
  })
  expect(heard).toEqual(['two', 'three', 'four'])
})

test('the live region says at most one sentence in 700 ms, and the last one wins', async () => {
  const { rerender } = render(<LiveRegion message="one" />)
  const heard = await hearing(async () => {
    rerender(<LiveRegion message="two" />)
    await pass(300)
    rerender(<LiveRegion message="three" />)
    await pass(300)
    rerender(<LiveRegion message="four" />)
    await pass(99)
    expect(screen.getByRole('status')).toHaveTextContent('two')
    await pass(1)
  })
  expect(heard).toEqual(['two', 'four'])
})

test('a burst of twenty steps is two sentences: the first and the last', async () => {
  const { rerender } = render(<LiveRegion message="start" />)
  const heard = await hearing(async () => {
    for (let step = 1; step <= 20; step++) {
      rerender(<LiveRegion message={`step ${step}`} />)
      await pass(60)
    }
    await pass(2000)
  })
  expect(heard).toEqual(['step 1', 'step 20'])
})

/** What a screen reader would be given meanwhile. */
async function hearing(happen: () => Promise<void>): Promise<readonly string[]> {
  const heard: string[] = []
  const region = screen.getByRole('status')
  const note = (records: readonly MutationRecord[]) => {
    if (records.length > 0) heard.push(region.textContent)
  }
  const observer = new MutationObserver(note)
  observer.observe(region, { childList: true, characterData: true, subtree: true })
  await happen()
  note(observer.takeRecords())
  observer.disconnect()
  return heard
}
