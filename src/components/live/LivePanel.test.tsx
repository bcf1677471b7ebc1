import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEncoder } from '../../live/graph.ts'
import { send, type World } from '../../sim/index.ts'
import { simulation, root } from '../../sim/testing/world.ts'
import { page } from '../../store/page.ts'
import '../tokens.css'
import LivePanel from './LivePanel.tsx'

/** A front that says what the test wants it to say. */
class Front extends EventTarget {
  static readonly CLOSED = 2
  static current: Front
  readyState = 1
  isClosed = false

  constructor() {
    super()
    Front.current = this
  }

  say(event: string, message: unknown): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(message) }))
  }

  close(): void {
    this.isClosed = true
  }
}

const { EventSource: real } = globalThis

beforeEach(() => {
  Object.assign(globalThis, { EventSource: Front })
})

afterEach(() => {
  Object.assign(globalThis, { EventSource: real })
  page.setState({ live: null, phase: 'loading', story: null, stories: [] })
})

async function followed() {
  const sim = simulation()
  const encode = createEncoder()
  const view = render(<LivePanel address="./live" />)
  act(() =>
    Front.current.say('start', {
      scenario: 'protected-picture',
      isResumed: false,
      world: encode(sim.world),
      blobs: {},
    }),
  )
  let { world }: { world: World } = sim
  const ask = async (operation: string, input: object) => {
    const outcome = await send(world, sim.environment, { as: root, operation, input })
    world = outcome.world
    act(() =>
      Front.current.say('exchange', {
        operation,
        status: 200,
        trace: encode(outcome.trace),
        world: encode(world),
        blobs: {},
      }),
    )
  }
  return { ask, view }
}

test('shows and plays what real clients send, and sends nothing itself', async () => {
  const { ask } = await followed()
  expect(screen.getByText('Live')).toBeVisible()
  expect(screen.getByText(/aws sts get-caller-identity/)).toBeVisible()
  await ask('kms:CreateKey', {})
  expect(screen.getByRole('button', { name: /CreateKey/ })).toBeVisible()
  await waitFor(() => expect(page.getState()).toMatchObject({ isPlaying: true, story: { title: 'CreateKey' } }))
  expect(page.getState().phase).toBe('following')
})

test('says what was refused, and goes back to any request', async () => {
  const { ask } = await followed()
  await ask('kms:ListKeys', {})
  await ask('kms:DescribeKey', { KeyId: 'alias/none' })
  expect(screen.getByText(/400 NotFoundException/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /ListKeys/ }))
  expect(page.getState().story?.title).toBe('ListKeys')
  expect(screen.getByRole('switch', { name: /Follow along/ })).toHaveAttribute('aria-checked', 'false')
})

test('says when the front is gone, and starts afresh when it is back', async () => {
  const { ask, view } = await followed()
  await ask('kms:ListKeys', {})
  act(() => void Front.current.dispatchEvent(new Event('error')))
  expect(screen.getByText('Connection lost, trying again')).toBeVisible()
  act(() =>
    Front.current.say('start', {
      scenario: 'protected-picture',
      isResumed: false,
      world: createEncoder()(simulation().world),
      blobs: {},
    }),
  )
  expect(screen.getByText('Live')).toBeVisible()
  expect(screen.queryByRole('button', { name: /ListKeys/ })).toBeNull()
  view.unmount()
  expect(Front.current.isClosed).toBe(true)
})

test('goes on where it was when the connection was lost for a moment', async () => {
  const { ask } = await followed()
  await ask('kms:ListKeys', {})
  const story = page.getState().stories[0]
  const { world } = simulation()
  act(() => void Front.current.dispatchEvent(new Event('error')))
  act(() =>
    Front.current.say('start', {
      scenario: 'protected-picture',
      isResumed: true,
      world: createEncoder()(world),
      blobs: {},
    }),
  )
  expect(screen.getByText('Live')).toBeVisible()
  expect(page.getState().stories).toEqual([story])
})

test.each([
  [
    'no room for one more page',
    () => Object.assign(Front.current, { readyState: 2 }).dispatchEvent(new Event('error')),
    /Too many pages/,
  ],
  ['an account that no page can show', () => Front.current.say('too-large', {}), /too large to show/],
])('says that there is %s', async (_, happen, words) => {
  await followed()
  act(() => {
    happen()
  })
  expect(screen.getByText(words)).toBeVisible()
})

test('names what each request is about, and plays the newest when many have come at once', async () => {
  const { ask } = await followed()
  const patient = { timeout: 10_000 }
  const isShown = (Bucket: string) =>
    waitFor(() => expect(page.getState().story?.request.input).toMatchObject({ Bucket }), patient)
  await ask('s3:CreateBucket', { Bucket: 'bucket-0' })
  await isShown('bucket-0')
  for (let i = 1; i < 9; i++) await ask('s3:CreateBucket', { Bucket: `bucket-${i}` })
  expect(await screen.findByText('bucket-8', {}, patient)).toBeVisible()
  const { cursor, story } = page.getState()
  act(() => page.setState({ furthest: (story?.trace.length ?? 1) - 1, isPlaying: false }))
  expect(cursor).toBe(0)
  await isShown('bucket-8')
})

test('shows who is in the account, and whom the lesson names by the name that it gives', async () => {
  const { ask } = await followed()
  const people = () => page.getState().scenario.cast.map(({ name, role }) => `${name}, ${role}`)
  expect(people()).toEqual(['Root, account root', 'Anyone, not signed in'])
  await ask('iam:CreateUser', { UserName: 'zoe' })
  await waitFor(() => expect(people()).toEqual(['Root, account root', 'zoe, IAM user', 'Anyone, not signed in']))
})
