import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { JsonView } from './JsonView.tsx'
import { tokensOf } from './tokens.ts'
import { runsOf } from './visibleCharacters.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('the tokens of a line are the line', () => {
  for (const line of [
    '',
    '  "Action": ["kms:*", "s3:Get\\"Object"],',
    '{ "a": -1.5e3, "b": true }',
    '"unfinished',
    '… } \u{1F511}',
  ])
    expect(
      tokensOf(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line)
})

test('strings are highlighted by what they mean', () => {
  const kindOf = (line: string) =>
    tokensOf(line)
      .filter(({ kind }) => kind !== 'space' && kind !== 'mark')
      .map(({ kind }) => kind)
  expect(kindOf('"Effect": "Deny",')).toEqual(['key', 'deny'])
  expect(kindOf('"Action": "kms:Decrypt*"')).toEqual(['key', 'action'])
  expect(kindOf('"Resource": "arn:aws:s3:::gallery/*"')).toEqual(['key', 'arn'])
  expect(kindOf('"kms:ViaService": "s3.us-east-1.amazonaws.com"')).toEqual(['key', 'string'])
  expect(kindOf('"MaxKeys": 12, "x": null')).toEqual(['key', 'number', 'key', 'word'])
})

test('characters that hide or reorder text are named', () => {
  expect(runsOf('a\u202Eb\u200B\u0000')).toEqual([
    { text: 'a' },
    { hidden: 'U+202E', name: 'right-to-left override' },
    { text: 'b' },
    { hidden: 'U+200B', name: 'zero width space' },
    { hidden: 'U+0000', name: 'control character' },
  ])
  expect(runsOf('Ünïcode 鍵 🔑\n')).toEqual([{ text: 'Ünïcode 鍵 🔑\n' }])
})

test('an Effect that reads backwards is shown as what it is', () => {
  render(<JsonView title="Policy" label="policy" value={{ Effect: '\u202EwollA' }} />)
  const code = screen.getByRole('figure', { name: 'policy' })
  expect(code).toHaveTextContent('"Effect": "U+202EwollA"')
  expect(code.textContent).not.toContain('\u202E')
})

test('text that is no JSON is shown as it is', () => {
  render(<JsonView title="Policy" label="policy" value="{ not json <b>" />)
  expect(screen.getByRole('figure')).toHaveTextContent('{ not json <b>')
})

test('copying gives the text itself and says so', async () => {
  const user = userEvent.setup()
  render(<JsonView title="Policy" label="policy" value={{ a: 1 }} />)
  await user.click(screen.getByRole('button', { name: 'Copy policy' }))
  expect(await navigator.clipboard.readText()).toBe('{\n  "a": 1\n}')
  expect(screen.getByRole('status')).toHaveTextContent('Copied')
})

test('where the browser forbids copying, the text is selected instead', async () => {
  const user = userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  render(<JsonView title="Policy" label="policy" value={{ a: 1 }} />)
  await user.click(screen.getByRole('button', { name: 'Copy policy' }))
  expect(screen.getByRole('status')).toHaveTextContent('Selected: press Ctrl+C or ⌘C to copy')
  expect(getSelection()?.toString()).toContain('"a": 1')
})

test('a long ARN wraps and does not widen its panel', () => {
  const { container } = render(
    <div style={{ width: 240 }}>
      <JsonView
        title="Policy"
        label="policy"
        value={{ Resource: `arn:aws:kms:us-east-1:111122223333:key/${'0123abcd'.repeat(12)}` }}
      />
    </div>,
  )
  expect(container.firstElementChild?.scrollWidth).toBe(240)
})
