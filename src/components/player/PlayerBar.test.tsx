import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, expect, test, vi } from 'vitest'
import { userEvent as browser } from 'vitest/browser'
import '../tokens.css'
import { segmentsOf } from '../../stage/segments.ts'
import { storyOf, type Story } from '../testing/storyOf.ts'
import { PlayerBar } from './PlayerBar.tsx'
import { StepList } from './StepList.tsx'
import { stepsOf } from './stepsOf.ts'

let denial: Story
beforeAll(async () => {
  denial = await storyOf('bob-reads')
})

/** The bar and the list over one cursor, as on the page. */
function Player({
  story,
  start = 0,
  revealed,
}: {
  readonly story: Story
  readonly start?: number
  readonly revealed?: number
}) {
  const [cursor, setCursor] = useState(start)
  const steps = stepsOf(story.cast, story.trace)
  const more = revealed === undefined ? {} : { revealed }
  return (
    <>
      <PlayerBar
        steps={steps}
        segments={segmentsOf(story.cast, story.trace)}
        cursor={cursor}
        isPlaying={false}
        speed={1}
        onSeek={setCursor}
        onPlay={vi.fn<() => void>()}
        onPause={vi.fn<() => void>()}
        onNext={() => setCursor(cursor + 1)}
        onBack={() => setCursor(cursor - 1)}
        onRestart={() => setCursor(0)}
        onSpeed={vi.fn<() => void>()}
        {...more}
      />
      <StepList steps={steps} cursor={cursor} onSeek={setCursor} {...more} />
    </>
  )
}

const current = () => screen.getByRole('button', { current: 'step' })

test('next, previous and restart move the cursor, in the bar and in the list alike', async () => {
  const user = userEvent.setup()
  render(<Player story={denial} />)
  const previous = screen.getByRole('button', { name: 'Previous step' })
  expect(previous).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: 'Next step' }))
  expect(current()).toHaveTextContent(/^2\./)
  expect(screen.getByText(/Step 2 of/)).toBeVisible()
  await user.click(previous)
  expect(current()).toHaveTextContent(/^1\./)
  await user.click(screen.getByRole('button', { name: 'Next step' }))
  await user.click(screen.getByRole('button', { name: 'Restart' }))
  expect(current()).toHaveTextContent(/^1\./)
})

test('the scrubber is a slider whose value is the caption of the step', async () => {
  render(<Player story={denial} />)
  const slider = screen.getByRole('slider', { name: 'Position in the story' })
  slider.focus()
  await browser.keyboard('{ArrowRight}{ArrowRight}')
  expect(slider).toHaveValue('2')
  expect(slider).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Step 3 of \d+: S3 reads the ciphertext/))
  await browser.keyboard('{End}')
  expect(current()).toHaveTextContent(new RegExp(`^${denial.trace.length}\\.`))
})

test('the list tells each step with actor, action, resource and outcome', () => {
  render(<Player story={denial} />)
  const items = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  expect(items).toHaveLength(denial.trace.length)
  const decided = denial.trace.findIndex(({ call, step }) => call.depth === 1 && step.type === 'access-decided')
  expect(items[decided]).toHaveTextContent('Bob, through S3 · kms:Decrypt · alias/pictures · Denied')
  for (const item of items) expect(item).toHaveTextContent(/Bob.* · (s3|kms):\w+ · \S+ · \w+/)
})

test('the list is one stop for Tab; arrow keys move in it, and Enter goes to the step', async () => {
  const user = userEvent.setup()
  render(<Player story={denial} start={3} />)
  current().focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('button')
  expect(steps[4]).toHaveFocus()
  expect(current()).toBe(steps[3])
  await user.keyboard('{Enter}')
  expect(current()).toBe(steps[4])
  expect(steps.filter(({ tabIndex }) => tabIndex === 0)).toEqual([steps[4]])
})

test('what has not been played gives nothing away', () => {
  const { container } = render(<Player story={denial} revealed={1} />)
  expect(container).not.toHaveTextContent(/Denied|refuses|AccessDenied:/)
  expect(container.querySelectorAll('[data-tone="denied"]')).toHaveLength(0)
  expect(screen.getAllByText('Not played yet')).toHaveLength(denial.trace.length - 2)
})

test('before the first request there is nothing to press by mistake', async () => {
  const user = userEvent.setup()
  const onPlay = vi.fn<() => void>()
  const nothing = vi.fn<() => void>()
  render(
    <PlayerBar
      steps={[]}
      segments={[]}
      cursor={0}
      isPlaying={false}
      speed={1}
      onSeek={nothing}
      onPlay={onPlay}
      onPause={nothing}
      onNext={nothing}
      onBack={nothing}
      onRestart={nothing}
      onSpeed={nothing}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Play' }))
  expect(onPlay).not.toHaveBeenCalled()
  expect(screen.getByText('Nothing to play yet')).toBeVisible()
})

test('at 320 pixels nothing overflows, and every target is big enough for a thumb', () => {
  const { container } = render(
    <div style={{ width: 320 }}>
      <Player story={denial} start={4} />
    </div>,
  )
  const frame = container.firstElementChild
  expect(frame?.scrollWidth).toBe(320)
  for (const button of screen.getAllByRole('button')) {
    const { width, height } = button.getBoundingClientRect()
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(40)
  }
})

test('a wide bar shows a dot for each step, in place under the thumb of the slider', () => {
  render(
    <div style={{ width: 1200 }}>
      <Player story={denial} start={4} />
    </div>,
  )
  const track = screen.getByRole('slider').parentElement
  const dots = [...(track?.querySelector('ol')?.children ?? [])]
  expect(dots).toHaveLength(denial.trace.length)
  const { left, right } = screen.getByRole('slider').getBoundingClientRect()
  const centre = (dot: Element | undefined): number => {
    const box = dot?.getBoundingClientRect()
    return box ? box.left + box.width / 2 : NaN
  }
  expect(centre(dots[0])).toBeCloseTo(left + 12, 0)
  expect(centre(dots.at(-1))).toBeCloseTo(right - 12, 0)
})
