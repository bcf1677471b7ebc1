import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { newestFirst } from '../../sim/index.ts'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import AuditPanel from './AuditPanel.tsx'

const { scenario } = page.getState()

beforeEach(async () => {
  await actions.open(scenario.id, scenario.chapters.length - 1)
})

const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent)

test('finds records by who, what and outcome', async () => {
  render(<AuditPanel />)
  await userEvent.type(screen.getByRole('searchbox'), 'bob decrypt')
  await waitFor(() => expect(screen.getByText(/^1 of \d+ records$/)).toBeVisible())
  expect(options()[0]).toContain('DecryptAccessDeniedBob via S3')
  await userEvent.click(screen.getByLabelText('done'))
  expect(screen.getByText('No record has all of these words.')).toBeVisible()
})

test('shows the raw record, with a word on what matters', async () => {
  render(<AuditPanel />)
  await userEvent.type(screen.getByRole('searchbox'), 'alice decrypt')
  const record = within(screen.getByRole('region', { name: 'The record' }))
  expect(await record.findByText(/never put a secret into an encryption context/)).toBeVisible()
})

test('leads from a record to the step that made it, and from a step to its record', async () => {
  render(<AuditPanel />)
  await actions.call('alice', 'kms:Encrypt', { KeyId: 'alias/pictures', Plaintext: Uint8Array.of(1) })
  await actions.call('alice', 'kms:ListKeys', {})
  const encrypt = await screen.findByRole('option', { name: /^Encrypt/ })
  await userEvent.click(encrypt)
  await userEvent.click(screen.getByRole('button', { name: 'Show the step that made it' }))
  const { story, cursor } = page.getState()
  expect(story?.title).toBe('Encrypt')
  expect(story?.trace[cursor]?.step.type).toBe('event-recorded')
  expect(encrypt).toHaveAttribute('data-lit', 'true')
})

test('is walked with the keyboard', async () => {
  render(<AuditPanel />)
  const list = screen.getByRole('listbox')
  list.focus()
  await userEvent.keyboard('{End}')
  await waitFor(() => expect(list.getAttribute('aria-activedescendant')).not.toBeNull())
  const last = document.getElementById(list.getAttribute('aria-activedescendant') ?? '')
  expect(last).toHaveAttribute('aria-posinset', last?.getAttribute('aria-setsize'))
})

test('draws only what can be seen of ten thousand records', async () => {
  const { run } = page.getState()
  if (!run) throw new Error('There is no run.')
  const [kept] = newestFirst(run.world.cloudtrail.events)
  if (!kept) throw new Error('Nothing was recorded.')
  const many = Array.from({ length: 10_000 }, (_, i) => ({ ...kept, event: { ...kept.event, eventID: `${i}` } }))
  const log = { length: many.length, first: 0, depth: 2, root: inBlocks(inBlocks(many)) }
  page.setState({ run: { ...run, world: { ...run.world, cloudtrail: { ...run.world.cloudtrail, events: log } } } })
  render(<AuditPanel />)
  expect(screen.getByText('10,000 records')).toBeVisible()
  expect(screen.getAllByRole('option').length).toBeLessThan(60)
})

const inBlocks = <T,>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / 32) }, (_, i) => items.slice(32 * i, 32 * i + 32))
