import { render, screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { openedEnvelope } from '../../scenarios/openedEnvelope.ts'
import { protectedPicture } from '../../scenarios/protectedPicture.ts'
import { values } from '../../sim/index.ts'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import WaysPanel from './WaysPanel.tsx'

beforeEach(() => actions.open(openedEnvelope.id, 0))

// Seven ways, some seventy requests: a busy machine takes its time.
const patient = { timeout: 20_000 }

const way = async (name: string) => {
  const heading = await screen.findByRole('heading', { name, level: 3 })
  const row = heading.closest('li')
  if (!row) throw new Error(`${name} stands in no row.`)
  return within(row)
}

test('tells of each way what it asks of KMS, who reads, and what a disabled key cuts off', async () => {
  render(<WaysPanel />)
  const bucketKey = await way('SSE-KMS with a Bucket Key')
  expect(await bucketKey.findByText('2 records in CloudTrail', {}, patient)).toBeVisible()
  expect(bucketKey.getByText(/AWS does not say for how long/)).toBeVisible()
  const own = await way('SSE-KMS with your key')
  expect(own.getByText('6 records in CloudTrail')).toBeVisible()
  expect(own.getByText('Bob').closest('li')).toHaveTextContent('Bob refused by KMS')
  expect(own.getByText('KMS.DisabledException')).toBeVisible()
  const customer = await way('SSE-C')
  expect((await customer.findByText('Bob', {}, patient)).closest('li')).toHaveTextContent('Bob has no key to send')
})

test('looks again when the account has become another one', async () => {
  render(<WaysPanel />)
  const own = await way('SSE-KMS with your key')
  expect((await own.findByText('Bob', {}, patient)).closest('li')).toHaveTextContent('refused by KMS')
  const [key] = [...values(page.getState().run?.world.kms.keys ?? null)]
  await actions.call('carol', 'kms:DisableKey', { KeyId: key?.keyId })
  expect(await own.findByText(/The upload was refused/, {}, patient)).toHaveTextContent('KMS.DisabledException')
})

test('says what is missing where there is no bucket yet', async () => {
  await actions.open(protectedPicture.id, 0)
  render(<WaysPanel />)
  expect(await screen.findByText(/There is no bucket or no KMS key yet/)).toBeVisible()
})
