import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { userEvent as browser } from 'vitest/browser'
import { protectedPicture } from '../../scenarios/protectedPicture.ts'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import { EditorSlot } from './EditorSlot.tsx'

// The editor is loaded on demand.
const area = () => screen.findByRole<HTMLTextAreaElement>('textbox', {}, { timeout: 10_000 })
const findings = () => within(screen.getByRole('list')).getAllByRole('button')
const keyPolicy = 'Key policy of alias/pictures'

/** The lesson with its picture uploaded and told, and the editor open. */
beforeEach(async () => {
  page.setState({ ownFile: null, predictions: new Map(), notice: null })
  await actions.open(
    'protected-picture',
    protectedPicture.chapters.findIndex(({ id }) => id === 'access'),
  )
  await actions.sendBeat('upload')
  actions.seek(Infinity)
})

async function openEditor() {
  const user = userEvent.setup()
  render(<EditorSlot />)
  actions.edit('')
  return { user, text: await area() }
}

async function write(text: HTMLTextAreaElement, change: (before: string) => string) {
  const user = userEvent.setup()
  const next = change(text.value)
  text.select()
  await user.paste(next)
  expect(text).toHaveValue(next)
}

test('the first policy is there, under its name, and nothing is wrong with it', async () => {
  const { text } = await openEditor()
  expect(text).toHaveAccessibleName(`${keyPolicy}, JSON`)
  expect(text).toHaveAccessibleDescription(/Nothing found/)
  expect(text).toBeValid()
  expect(text.value).toContain('\n  "Id": "key-consolepolicy-3",\n')
  expect(screen.getByRole('button', { name: 'Send PutKeyPolicy' })).toBeVisible()
})

test('each finding has its line and column, its kind in a word, and leads to its place', async () => {
  const { text, user } = await openEditor()
  await write(text, (before) => before.replace('"Id"', '"Version": "2012-10-17",\n  "Ident"'))
  expect(screen.getByRole('heading', { name: '2 errors' })).toBeVisible()
  expect(text).toBeInvalid()
  expect(findings().map((each) => each.textContent)).toEqual([
    'Errorline 3, column 3Version is there twice. AWS refuses that; other readers would silently take the last one.',
    'Errorline 4, column 3There is no element Ident. Names are case-sensitive.',
  ])
  const second = findings()[1]
  if (second) second.focus()
  await user.keyboard('{Enter}')
  expect(text).toHaveFocus()
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('"Ident"')
  expect(await screen.findByText('Line 4, column 3')).toBeVisible()
})

test('warnings do not make the text invalid, and say what never matches', async () => {
  const { text } = await openEditor()
  await write(text, (before) => before.replace('"kms:Decrypt"', '"kms:Decryptt"'))
  expect(text).toBeValid()
  expect(findings().map((each) => each.textContent)).toEqual([
    'Warningline 47, column 9There is no action kms:Decryptt; this never matches.',
  ])
})

test('the copy that one sees stands letter for letter over the text that one edits', async () => {
  const { text } = await openEditor()
  await write(text, (before) => `${before}\n\t"${'long '.repeat(60)}"\n`)
  const copy = text.nextElementSibling
  expect(copy?.textContent).toBe(`${text.value}\n`)
  expect(Math.round(copy?.getBoundingClientRect().height ?? 0)).toBe(text.scrollHeight)
  const names = ['font', 'letterSpacing', 'lineHeight', 'tabSize', 'whiteSpace', 'overflowWrap'] as const
  const [below, above] = [text, copy].map((each) => each && names.map((name) => getComputedStyle(each)[name]))
  expect(above).toEqual(below)
})

test('what AWS refuses, it refuses with its code, and the draft stays', async () => {
  const { text, user } = await openEditor()
  await write(text, (before) => before.replace('111122223333:user/alice', '111122223333:user/nobody'))
  await user.click(screen.getByRole('button', { name: 'Send PutKeyPolicy' }))
  const said = await screen.findByRole('region', { name: 'What AWS said' })
  expect(said).toHaveTextContent('AWS refused it: MalformedPolicyDocumentException')
  expect(said).toHaveTextContent('Policy contains a statement with one or more invalid principals.')
  expect(text.value).toContain('user/nobody')
  await user.click(within(said).getByRole('button', { name: 'See where it was refused' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(page.getState().story?.request.operation).toBe('kms:PutKeyPolicy')
})

test('what AWS accepts can be tried at once, and undone with a request', async () => {
  const { text, user } = await openEditor()
  const before = text.value
  await write(text, (old) => old.replace('user/alice', 'user/bob'))
  text.focus()
  await user.keyboard('{Control>}{Enter}{/Control}')
  const said = await screen.findByRole('region', { name: 'What AWS said' })
  expect(said).toHaveTextContent('AWS accepted it: kms:PutKeyPolicy')
  expect(within(said).getByRole('button', { name: 'Try it again: Get the picture as Bob' })).toBeVisible()
  await user.click(within(said).getByRole('button', { name: 'Undo this edit' }))
  // The undoing is a request, too.
  await expect.poll(async () => (await area()).value).toBe(before)
  await expect.poll(() => page.getState().edit?.requests).toEqual(['carol · kms:PutKeyPolicy'])
  await user.click(screen.getByRole('button', { name: 'Undo all edits' }))
  await expect.poll(() => page.getState().unedited).toBeNull()

  await write(await area(), (old) => old.replace('user/alice', 'user/bob'))
  await user.click(screen.getByRole('button', { name: 'Send PutKeyPolicy' }))
  await user.click(await screen.findByRole('button', { name: 'Try it again: Get the picture as Bob' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await expect.poll(() => page.getState().story?.request).toMatchObject({ as: 'bob', operation: 's3:GetObject' })
})

test('Tab leaves the text, Escape closes the editor, and a draft waits until one comes back', async () => {
  const { text, user } = await openEditor()
  await write(text, (before) => before.replace('kms:*', 'kms:Mine*'))
  await user.tab()
  expect(text).not.toHaveFocus()
  await browser.keyboard('{Escape}')
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  actions.edit('')
  expect((await area()).value).toContain('kms:Mine*')
  expect(screen.getByRole('combobox', { name: 'Policy' })).toHaveDisplayValue(`${keyPolicy}, not sent`)
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect((await area()).value).not.toContain('kms:Mine*')
})

test('another policy has its own text, kind and request', async () => {
  const { user } = await openEditor()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Policy' }), 'Bucket policy of gallery, none yet')
  expect(await area()).toHaveAccessibleName('Bucket policy of gallery, JSON')
  expect(screen.getByRole('heading', { name: '1 error' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Send PutBucketPolicy' })).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Policy' }), 'BobReadsGallery of bob')
  expect(screen.getByRole('button', { name: 'Send PutUserPolicy' })).toBeVisible()
})

test('formatting is not offered where it would lose something', async () => {
  const { text, user } = await openEditor()
  await write(text, (before) => JSON.stringify(JSON.parse(before)))
  await user.click(screen.getByRole('button', { name: 'Format' }))
  expect(text.value).toContain('\n  "Id"')
  await write(text, (before) => before.replace('"Id"', '"Version": "2012-10-17", "Id"'))
  expect(screen.getByRole('button', { name: 'Format' })).toHaveAttribute('aria-disabled', 'true')
})
