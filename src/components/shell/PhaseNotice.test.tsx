import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import { PhaseNotice } from './PhaseNotice.tsx'

beforeEach(async () => {
  await actions.open('protected-picture', 3)
})

test('says how far a large body is, and gives it up when asked', async () => {
  render(<PhaseNotice />)
  page.setState({ progress: { done: 12_000_000, total: 60_000_000 } })
  expect(await screen.findByRole('progressbar', { name: /12 of 60 MB/ })).toHaveAttribute('value', '12000000')
  const given: unknown[] = []
  const { cancel } = actions
  Object.assign(actions, { cancel: () => given.push('up') })
  await userEvent.click(screen.getByRole('button', { name: 'Give it up' }))
  Object.assign(actions, { cancel })
  expect(given).toEqual(['up'])
  page.setState({ progress: null })
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
})

test('shows nothing while all is well', () => {
  const { container } = render(<PhaseNotice />)
  expect(container).toBeEmptyDOMElement()
})
