import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { userEvent as browser } from 'vitest/browser'
import { Dialog } from '../controls/Dialog.tsx'
import { useKeyboard } from './useKeyboard.ts'

const keys = {
  onPlayPause: vi.fn<() => void>(),
  onNext: vi.fn<() => void>(),
  onBack: vi.fn<() => void>(),
  onFirst: vi.fn<() => void>(),
  onLast: vi.fn<() => void>(),
  onRestart: vi.fn<() => void>(),
  onFaster: vi.fn<() => void>(),
  onSlower: vi.fn<() => void>(),
  onHelp: vi.fn<() => void>(),
}
const pressed = () =>
  Object.entries(keys).flatMap(([name, { mock }]) => Array.from({ length: mock.calls.length }, () => name))

beforeEach(() => {
  for (const key of Object.values(keys)) key.mockClear()
})

function Page({
  areLetterKeysOn = true,
  isOpen = false,
}: {
  readonly areLetterKeysOn?: boolean
  readonly isOpen?: boolean
}) {
  useKeyboard(keys, { areLetterKeysOn })
  return (
    <>
      <button type="button">Send</button>
      <input aria-label="Name" />
      <input aria-label="Position" type="range" />
      <Dialog title="Help" isOpen={isOpen} onClose={vi.fn<() => void>()}>
        Keys
      </Dialog>
    </>
  )
}

test.each([
  [' ', 'onPlayPause'],
  ['k', 'onPlayPause'],
  ['{ArrowRight}', 'onNext'],
  ['l', 'onNext'],
  ['{ArrowLeft}', 'onBack'],
  ['j', 'onBack'],
  ['{Home}', 'onFirst'],
  ['{End}', 'onLast'],
  ['r', 'onRestart'],
  ['.', 'onFaster'],
  [',', 'onSlower'],
  ['?', 'onHelp'],
])('%s is %s', async (key, name) => {
  render(<Page />)
  await userEvent.keyboard(key)
  expect(pressed()).toEqual([name])
})

test('keys belong to the field in which the visitor types', async () => {
  const user = userEvent.setup()
  render(<Page />)
  await user.click(screen.getByLabelText('Name'))
  await user.keyboard('jkl r?{Home}')
  expect(pressed()).toEqual([])
  expect(screen.getByLabelText('Name')).toHaveValue('jkl r?')
})

test('a slider keeps its arrow keys', async () => {
  render(<Page />)
  screen.getByLabelText('Position').focus()
  await browser.keyboard('{ArrowRight}{Home}')
  expect(pressed()).toEqual([])
})

test('Space on a button presses that button only', async () => {
  render(<Page />)
  screen.getByRole('button', { name: 'Send' }).focus()
  await userEvent.keyboard(' ')
  expect(pressed()).toEqual([])
})

test('a key with a modifier is the browser’s', async () => {
  render(<Page />)
  await userEvent.keyboard('{Control>}r{/Control}{Alt>}{ArrowLeft}{/Alt}{Meta>}l{/Meta}')
  expect(pressed()).toEqual([])
})

test('single letters can be switched off; the other keys stay', async () => {
  render(<Page areLetterKeysOn={false} />)
  await userEvent.keyboard('jklr.,?{ArrowRight} ')
  expect(pressed()).toEqual(['onPlayPause', 'onNext'])
})

test('holding a key down does not skip steps', () => {
  render(<Page />)
  for (const repeat of [false, true, true])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', repeat, bubbles: true }))
  expect(pressed()).toEqual(['onNext'])
})

test('behind an open dialog nothing moves', async () => {
  render(<Page isOpen />)
  await userEvent.keyboard('{ArrowRight}j')
  expect(pressed()).toEqual([])
})
