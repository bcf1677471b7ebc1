import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { allOperations } from '../../sim/index.ts'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import CallPanel from './CallPanel.tsx'

const { scenario } = page.getState()

beforeEach(async () => {
  // A development server takes its time over the catalogue's many files.
  await allOperations()
  await actions.open(scenario.id, scenario.chapters.length - 1)
})

const choose = async (operation: string) => {
  await userEvent.selectOptions(await screen.findByLabelText('Operation'), operation)
}

test('seals a text of one’s own, and opens it with the bytes that came back', async () => {
  render(<CallPanel />)
  await choose('kms:Encrypt')
  await userEvent.type(screen.getByLabelText(/^KeyId/), 'alias/pictures')
  await userEvent.type(screen.getByLabelText(/^Plaintext/), 'meet me at noon')
  await userEvent.click(screen.getByRole('button', { name: 'Call Encrypt' }))
  expect(await screen.findByText(/Encrypt: done/)).toBeVisible()
  expect(within(screen.getByRole('region', { name: 'CiphertextBlob' })).getByText('key material id')).toBeVisible()

  await choose('kms:Decrypt')
  const kept = screen.getByLabelText('Bytes for CiphertextBlob from an earlier answer')
  await userEvent.selectOptions(kept, 'CiphertextBlob of Encrypt')
  await userEvent.click(screen.getByRole('button', { name: 'Call Decrypt' }))
  expect(await screen.findByText('meet me at noon')).toBeVisible()
})

test('gives AWS’s refusal in AWS’s words', async () => {
  render(<CallPanel />)
  await choose('kms:Encrypt')
  await userEvent.click(screen.getByLabelText('Bob'))
  await userEvent.type(screen.getByLabelText(/^KeyId/), 'alias/pictures')
  await userEvent.type(screen.getByLabelText(/^Plaintext/), 'x')
  await userEvent.click(screen.getByRole('button', { name: 'Call Encrypt' }))
  expect(await screen.findByText(/400 AccessDeniedException/)).toBeVisible()
  expect(screen.getByText(/user\/bob is not authorized to perform: kms:Encrypt/)).toBeVisible()
})

test('sends nothing of what cannot be read, and says which field', async () => {
  render(<CallPanel />)
  await choose('kms:Encrypt')
  const before = page.getState().story
  const plaintext = screen.getByLabelText(/^Plaintext/)
  await userEvent.type(plaintext, 'zz')
  await userEvent.click(screen.getByLabelText('hex'))
  await userEvent.click(screen.getByRole('button', { name: 'Call Encrypt' }))
  expect(screen.getByText('Nothing was sent: one field cannot be read.')).toBeVisible()
  expect(plaintext).toHaveAccessibleDescription(/hex digits/)
  expect(page.getState().story).toBe(before)
})

test('fills an example with the names of this world', async () => {
  render(<CallPanel />)
  await choose('kms:GenerateDataKey')
  await userEvent.click(screen.getByRole('button', { name: 'Fill in an example' }))
  expect(screen.getByLabelText(/^KeyId/)).toHaveValue('alias/pictures')
  await userEvent.click(screen.getByRole('button', { name: 'Call GenerateDataKey' }))
  expect(await screen.findByText(/GenerateDataKey: done/)).toBeVisible()
})
