import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { page as browser } from 'vitest/browser'
import { createEnvironment, values } from '../../sim/index.ts'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import KeysPanel from './KeysPanel.tsx'

const { scenario } = page.getState()

beforeEach(async () => {
  await browser.viewport(1280, 900)
  page.setState({ live: null })
  await actions.open(scenario.id, scenario.chapters.length - 1)
})

const cell = (name: string) => screen.getByRole('button', { name })
const tab = (name: string) => userEvent.click(screen.getByRole('tab', { name }))

test('says who may use the key, and which statement lets them', async () => {
  render(<KeysPanel />)
  await userEvent.click(cell('Alice, kms:Decrypt: allowed'))
  expect(screen.getByText('Allow use of the key').closest('p')).toHaveTextContent(
    'The statement Allow use of the key of the key policy allows it, and nothing denies it.',
  )
  await userEvent.click(cell('Dana, kms:Decrypt: allowed'))
  expect(screen.getByText('DanaAdministersTheAccount').closest('p')).toHaveTextContent(
    'The key policy leaves kms:Decrypt to IAM, and there the statement Everything of the IAM policy DanaAdministersTheAccount allows it.',
  )
  await userEvent.click(cell('Bob, kms:Decrypt through S3: denied'))
  expect(screen.getByText(/no IAM policy of Bob allows it on this key/)).toBeVisible()
})

test('the matrix is one stop for the Tab key; arrow keys walk it and Enter asks why', async () => {
  render(<KeysPanel />)
  const table = screen.getByRole('table', { name: 'Who may do what with this key' })
  const stops = within(table)
    .getAllByRole('button')
    .filter(({ tabIndex }) => tabIndex === 0)
  expect(stops).toHaveLength(1)
  stops[0]?.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}')
  expect(cell('Bob, kms:Decrypt through S3: denied')).toHaveFocus()
  // At the edge the focus stays.
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowLeft}')
  expect(cell('Bob, kms:Decrypt through S3: denied')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(cell('Bob, kms:Decrypt through S3: denied')).toHaveAttribute('aria-pressed', 'true')
})

test('a rotation on demand is another ring, sent by whoever may', async () => {
  render(<KeysPanel />)
  const generations = screen.getByRole('list', { name: /^Generations/ })
  const before = within(generations).getAllByRole('listitem').length
  await userEvent.click(screen.getByRole('button', { name: 'Rotate now' }))
  expect(await screen.findByText(/RotateKeyOnDemand, sent by Carol: done/)).toBeVisible()
  await waitFor(() => expect(within(generations).getAllByRole('listitem')).toHaveLength(before + 1))
  expect(within(generations).getAllByRole('listitem')[0]).toHaveTextContent('current')
})

test('a key pending deletion refuses what uses it, in AWS’s words, and yearly rotation needs years', async () => {
  render(<KeysPanel />)
  await userEvent.click(screen.getByRole('button', { name: 'Delete in 7 days' }))
  expect(await screen.findByRole('button', { name: 'Cancel the deletion' })).toBeVisible()
  await tab('What works now')
  await userEvent.click(screen.getAllByText('KMSInvalidStateException')[0] ?? document.body)
  expect(screen.getByText(/:key\/.* is pending deletion\.$/)).toBeVisible()
  await tab('Who may use it')
  await userEvent.click(cell('Alice, kms:Decrypt: allowed'))
  expect(screen.getByText(/And yet it would be refused now/)).toHaveTextContent('KMSInvalidStateException')
  await userEvent.click(screen.getByRole('button', { name: 'Let a year pass' }))
  expect(await screen.findByText(/There is no KMS key yet/)).toBeVisible()
})

test('AWS’s refusal is said where the button is, and becomes the story', async () => {
  render(<KeysPanel />)
  await userEvent.click(screen.getByRole('button', { name: 'Disable' }))
  // The button that stands there now has the focus still.
  expect(await screen.findByRole('button', { name: 'Enable' })).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Rotate now' }))
  expect(await screen.findByText(/sent by Carol: 400 DisabledException · arn:aws:kms:.* is disabled\./)).toBeVisible()
  expect(page.getState().story?.outcome).toMatchObject({ error: { code: 'DisabledException' } })
})

test('grants are told with their constraints', async () => {
  render(<KeysPanel />)
  const keyId = screen.getByText(/^arn:aws:kms:/).textContent
  await actions.call('dana', 'kms:CreateGrant', {
    KeyId: keyId,
    GranteePrincipal: 'arn:aws:iam::111122223333:user/bob',
    Operations: ['Decrypt'],
    Constraints: { EncryptionContextSubset: { album: '2026' } },
  })
  await tab('Policy and grants')
  const grants = await screen.findByRole('region', { name: 'Grants and aliases' })
  expect(grants).toHaveTextContent('arn:aws:iam::111122223333:user/bob')
  expect(grants).toHaveTextContent('the encryption context has album = 2026')
})

test('a page that follows a front reads, and sends nothing', async () => {
  page.setState({ live: 'live', phase: 'following' })
  render(<KeysPanel />)
  expect(screen.queryByRole('button', { name: 'Rotate now' })).toBeNull()
  await tab('Policy and grants')
  expect(screen.getByRole('region', { name: 'Key policy' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Edit this policy' })).toBeNull()
})

test('on a narrow screen there is a list per principal, and the three kinds are cards', async () => {
  await browser.viewport(320, 800)
  render(<KeysPanel />)
  expect(screen.queryByRole('table')).toBeNull()
  await userEvent.click(screen.getByText('Alice'))
  await userEvent.click(
    within(screen.getByRole('region', { name: 'Alice: Use the key' })).getByRole('button', { name: 'Encrypt allowed' }),
  )
  expect(screen.getByText('Allow use of the key')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})

test('without a key, the three kinds of keys are still told', async () => {
  await actions.open(scenario.id, 0)
  render(<KeysPanel />)
  expect(screen.getByText(/There is no KMS key yet/)).toBeVisible()
  expect(screen.getByRole('rowheader', { name: /Who rotates it/ })).toBeVisible()
})

test('the keys of AWS stand beside the customer’s, and cannot be changed', async () => {
  await actions.call('dana', 'kms:DescribeKey', { KeyId: 'alias/aws/s3' })
  render(<KeysPanel />)
  const select = screen.getByLabelText('Which key')
  const managed = within(select).getByRole<HTMLOptionElement>('option', { name: /alias\/aws\/s3/ })
  await userEvent.selectOptions(select, managed)
  await userEvent.click(cell('Alice, kms:Decrypt: denied'))
  expect(screen.getByText(/AWS’s policy on this key lets it be used only through the service/)).toBeVisible()
  await userEvent.click(cell('Alice, kms:Decrypt through S3: allowed'))
  expect(screen.getByText('Allowed')).toBeVisible()
})

test('keys of several Regions are chosen by Region; those elsewhere are only looked at', async () => {
  await actions.call('dana', 'kms:CreateKey', { MultiRegion: true })
  const made = page.getState().story?.outcome
  expect(made).toMatchObject({ response: { KeyMetadata: { MultiRegion: true } } })
  const keyId = /mrk-[0-9a-f]+/.exec(JSON.stringify(made))?.[0]
  await actions.call('dana', 'kms:ReplicateKey', { KeyId: keyId, ReplicaRegion: 'eu-west-1' })
  render(<KeysPanel />)
  const groups = within(screen.getByLabelText('Which key')).getAllByRole('group')
  expect(groups.map((group) => group.getAttribute('label'))).toEqual(['us-east-1', 'eu-west-1'])
  const [replica] = within(groups[1] ?? document.body).getAllByRole<HTMLOptionElement>('option')
  await userEvent.selectOptions(screen.getByLabelText('Which key'), replica?.value ?? '')
  expect(screen.getByText('replica of us-east-1')).toBeVisible()
  expect(screen.getByText(/send their requests to us-east-1/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Rotate now' })).toBeNull()
})

test('an explicit deny is told as one, by its statement', async () => {
  const { run } = page.getState()
  const arn = [...(run ? values(run.world.kms.keys) : [])].find(({ keyManager }) => keyManager === 'CUSTOMER')
  const policy: { Statement: unknown[] } = JSON.parse(arn?.policy ?? '')
  const no = {
    Sid: 'NotBob',
    Effect: 'Deny',
    Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' },
    Action: 'kms:Decrypt',
    Resource: '*',
  }
  await actions.call('carol', 'kms:PutKeyPolicy', {
    KeyId: arn?.keyId,
    Policy: JSON.stringify({ ...policy, Statement: [...policy.Statement, no] }),
  })
  render(<KeysPanel />)
  await userEvent.click(cell('Bob, kms:Decrypt: denied'))
  expect(screen.getByText('NotBob').closest('p')).toHaveTextContent(
    'The statement NotBob of the key policy says no. A Deny beats every Allow, wherever it stands.',
  )
})

test('while the page follows a front, time goes on by itself: a replica gets ready without a request', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  try {
    const { run } = page.getState()
    page.setState({ run: run && { ...run, environment: createEnvironment() } })
    await actions.call('dana', 'kms:CreateKey', { MultiRegion: true })
    const keyId = /mrk-[0-9a-f]+/.exec(JSON.stringify(page.getState().story?.outcome))?.[0]
    await actions.call('dana', 'kms:ReplicateKey', { KeyId: keyId, ReplicaRegion: 'eu-west-1' })
    page.setState({ live: 'live', phase: 'following' })
    render(<KeysPanel />)
    const select = screen.getByLabelText('Which key')
    expect(select).toHaveTextContent('Creating')
    act(() => {
      vi.advanceTimersByTime(10_000)
    })
    expect(select).not.toHaveTextContent('Creating')
  } finally {
    vi.useRealTimers()
  }
})
