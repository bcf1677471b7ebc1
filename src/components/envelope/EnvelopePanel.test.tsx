import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import EnvelopePanel from './EnvelopePanel.tsx'

const { scenario } = page.getState()

beforeEach(async () => {
  await actions.open(scenario.id, scenario.chapters.length - 1)
})

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const memory = () => within(screen.getByRole('region', { name: /memory$/ }))
const zeros = /^(00 ){31}00$/

async function sealAndStore() {
  for (const name of ['Get a data key', 'Encrypt here', 'Forget the key', 'Store both']) await press(name)
}

test('seals, forgets, stores, and opens again', async () => {
  render(<EnvelopePanel />)
  await press('Get a data key')
  expect(await memory().findByText(/plaintext data key/)).toBeVisible()
  await press('Encrypt here')
  expect(await memory().findByText(/ciphertext with tag/)).toBeVisible()
  await press('Forget the key')
  expect(memory().getByText(zeros)).toBeVisible()
  expect(memory().queryByText('The safe is behind the picture.')).toBeNull()
  await press('Store both')
  expect(within(screen.getByRole('region', { name: 'Storage' })).getByText(/wrapped data key/)).toBeVisible()
  await press('Ask KMS to unwrap')
  await press('Decrypt here')
  expect(await memory().findByText('The safe is behind the picture.')).toBeVisible()
  await press('Forget again')
  expect(memory().getByText(zeros)).toBeVisible()
})

test('wipes the buffer itself, not only its picture', async () => {
  render(<EnvelopePanel />)
  await press('Get a data key')
  await memory().findByText(/plaintext data key/)
  const outcome = page.getState().story?.outcome
  const { Plaintext } = (outcome && 'response' in outcome ? outcome.response : {}) as { Plaintext: Uint8Array } // GenerateDataKey's answer
  expect(Plaintext.some((byte) => byte !== 0)).toBe(true)
  await press('Encrypt here')
  await press('Forget the key')
  expect(memory().getByText(zeros)).toBeVisible()
  expect(Plaintext.every((byte) => byte === 0)).toBe(true)
})

test.each([
  ['wrapped key', 'Ask KMS to unwrap', /400 InvalidCiphertextException/],
  ['context', 'Ask KMS to unwrap', /400 InvalidCiphertextException/],
  ['ciphertext', 'Decrypt here', /The tag does not fit/],
])('does not open when the %s is not what it was', async (damage, step, words) => {
  render(<EnvelopePanel />)
  await sealAndStore()
  await userEvent.click(screen.getByLabelText(damage))
  await press('Ask KMS to unwrap')
  if (step !== 'Ask KMS to unwrap') await press(step)
  expect(await screen.findByText(words)).toBeVisible()
  expect(memory().queryByText('The safe is behind the picture.')).toBeNull()
})

test('does not open for whom KMS does not unwrap', async () => {
  render(<EnvelopePanel />)
  await sealAndStore()
  await userEvent.click(screen.getByLabelText('Bob'))
  await press('Ask KMS to unwrap')
  expect(await screen.findByText(/400 AccessDeniedException/)).toBeVisible()
})

test('says what is missing while there is no key', async () => {
  await actions.open(scenario.id, 0)
  render(<EnvelopePanel />)
  expect(screen.getByText(/There is no KMS key yet/)).toBeVisible()
})
