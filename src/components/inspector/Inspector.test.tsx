import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { Look, Request } from '../../scenarios/scenario.ts'
import { sendRequest } from '../../scenarios/runner.ts'
import { sunset } from '../../scenarios/sunset.ts'
import { fieldsOf, fromHex, type Artifact } from '../../sim/index.ts'
import { stepWhere, storyOf, type Story } from '../testing/storyOf.ts'
import '../tokens.css'
import { Inspector } from './Inspector.tsx'

interface ExampleProps {
  readonly story: Story
  readonly at: number
  readonly look?: Look
  readonly bytes?: Uint8Array
}

function Example({ story, at, look: first = 'decision', bytes }: ExampleProps) {
  const [look, setLook] = useState(first)
  const [cursor, setCursor] = useState(at)
  const bytesOf = (artifact: Artifact) => bytes ?? fromHex(artifact.head)
  return (
    <Inspector
      cast={story.cast}
      trace={story.trace}
      cursor={cursor}
      look={look}
      onLook={setLook}
      bytesOf={bytesOf}
      fieldsOf={(artifact) => (artifact.kind === 'wrapped-data-key' && bytes ? fieldsOf(bytes) : undefined)}
      onSeek={setCursor}
    />
  )
}

const kmsDecision = ({ trace }: Story) =>
  stepWhere(trace, ({ call, step }) => call.operation.startsWith('kms:') && step.type === 'access-decided')
const lines = (container: Element, mark: string) =>
  [...container.querySelectorAll(`[data-mark="${mark}"]`)].map((line) => line.textContent)
const codeIn = (container: Element) => container.querySelector('figure')?.textContent ?? ''

test('an implicit deny shows the gates in order, and the one with nothing to say', async () => {
  const story = await storyOf('bob-reads')
  render(<Example story={story} at={kmsDecision(story)} />)
  expect(screen.getByRole('heading', { name: 'Denied Implicit deny' })).toBeVisible()
  const gates = within(screen.getByRole('list', { name: /Policies/ })).getAllByRole('button')
  expect(gates.map((gate) => gate.textContent)).toEqual([
    'Key policyLeaves it to IAMnames the account, so IAM policies decide',
    'Bob’s policyDeniedBobReadsGallery: nothing says yes; 1 statement read, none allows kms:Decrypt',
  ])
  expect(gates[1]).toHaveAttribute('aria-pressed', 'true')
})

test('the nearest miss marks in place what differs, and says what the request has', async () => {
  const story = await storyOf('bob-reads')
  const { container } = render(<Example story={story} at={kmsDecision(story)} />)
  expect(screen.getByText('Two elements differ: action and resource.')).toBeVisible()
  expect(lines(container, 'differs')).toEqual([
    expect.stringMatching(/^Differs"Action": "s3:GetObject",\s+request: kms:Decrypt\s+$/),
    expect.stringMatching(
      /^Differs"Resource": "arn:aws:s3:::gallery\/\*"\s+request: arn:aws:kms:us-east-1:111122223333:key\//,
    ),
  ])
})

test('AWS’s own words stand with the decision, with code and status', async () => {
  const story = await storyOf('bob-reads')
  render(<Example story={story} at={kmsDecision(story)} />)
  const answer = screen.getByRole('region', { name: 'What AWS answers' })
  expect(answer).toHaveTextContent('400 AccessDeniedException')
  expect(answer).toHaveTextContent(
    /User: arn:aws:iam::111122223333:user\/bob is not authorized to perform: kms:Decrypt on .* because no identity-based policy allows the kms:Decrypt action/,
  )
})

test('an allow marks the statement that decided and folds the others', async () => {
  const user = userEvent.setup()
  const story = await storyOf('alice-reads')
  const { container } = render(<Example story={story} at={kmsDecision(story)} />)
  expect(screen.getByRole('heading', { name: 'Allowed A statement says yes' })).toBeVisible()
  expect(lines(container, 'decides-allow').join('')).toContain('"Sid": "Allow use of the key"')
  expect(codeIn(container)).toContain('{ "Sid": "Allow access for Key Administrators", … }')
  expect(codeIn(container)).not.toContain('kms:ScheduleKeyDeletion')
  await user.click(screen.getByRole('button', { name: /Show the whole policy/ }))
  expect(codeIn(container)).toContain('kms:ScheduleKeyDeletion')
})

test('an explicit deny is a statement that says no, and looks like one', async () => {
  const story = await storyOf('alice-reads', { 'deny-decrypt': 0 })
  const { container } = render(<Example story={story} at={kmsDecision(story)} />)
  expect(screen.getByRole('heading', { name: 'Denied Explicit deny' })).toBeVisible()
  expect(lines(container, 'decides-deny').join('')).toContain('"Sid": "Nobody decrypts"')
  expect(lines(container, 'decides-deny').join('')).toContain('"Effect": "Deny"')
  expect(screen.getByText(/A Deny beats every Allow/)).toBeVisible()
})

test('picking another gate shows that policy', async () => {
  const user = userEvent.setup()
  const story = await storyOf('bob-reads')
  const { container } = render(<Example story={story} at={kmsDecision(story)} />)
  await user.click(screen.getByRole('button', { name: /^Key policy/ }))
  expect(codeIn(container)).toContain('"Sid": "Enable IAM User Permissions"')
  expect(screen.getByRole('heading', { name: 'key policy · the statement that applies' })).toBeVisible()
})

test('element by element, the pattern stands against the value', async () => {
  const user = userEvent.setup()
  const story = await storyOf('bob-reads')
  render(<Example story={story} at={kmsDecision(story)} />)
  await user.click(screen.getByText('Element by element'))
  const action = screen.getByText('Action', { selector: 'p' }).closest('li')
  expect(action).toHaveTextContent('policys3:GetObjectrequestkms:DecryptIt is about other actions.')
})

test('a later step points back to the step that decided', async () => {
  const user = userEvent.setup()
  const story = await storyOf('bob-reads')
  render(<Example story={story} at={story.trace.length - 1} />)
  const decided = kmsDecision(story)
  await user.click(screen.getByRole('button', { name: `Decided in step ${decided + 1}: go there` }))
  expect(screen.queryByRole('button', { name: /Decided in step/ })).not.toBeInTheDocument()
})

test('a refusal that no policy made says so', async () => {
  const story = await storyOf('alice-is-refused')
  const at = stepWhere(story.trace, ({ call, step }) => call.depth === 1 && step.type === 'request-failed')
  render(<Example story={story} at={at} />)
  expect(screen.getByText('Refused, but not by a policy.')).toBeVisible()
  expect(screen.getByRole('region', { name: 'What AWS answers' })).toHaveTextContent('400 DisabledException')
})

test('Block Public Access refuses a public policy under its own name', async () => {
  const story = await storyOf('make-public-too-early')
  const at = stepWhere(story.trace, ({ step }) => step.type === 'request-failed')
  render(<Example story={story} at={at} />)
  expect(screen.getByRole('heading', { name: /Denied\s*Block Public Access/ })).toBeVisible()
  expect(screen.getByText(/keeps public policies off this bucket/)).toBeVisible()
})

test('before a decision, and before a request, the panel says what will be there', async () => {
  const story = await storyOf('bob-reads')
  render(<Example story={story} at={0} />)
  expect(screen.getByText('No permission has been checked yet.')).toBeVisible()
  render(<Example story={{ ...story, trace: [] }} at={0} look="bytes" />)
  expect(screen.getByText('Send a request, and its proof appears here.')).toBeVisible()
})

test('KMS speaks AWS JSON: target, body, and the error with its capital Message', async () => {
  const story = await storyOf('bob-reads')
  const at = stepWhere(story.trace, ({ call, step }) => call.depth === 1 && step.type === 'request-failed')
  render(<Example story={story} at={at} look="request" />)
  const request = screen.getByRole('region', { name: 'Request' })
  expect(request).toHaveTextContent('POST / HTTP/1.1')
  expect(request).toHaveTextContent('X-Amz-TargetTrentService.Decrypt')
  expect(request).toHaveTextContent('"aws:s3:arn": "arn:aws:s3:::gallery/sunset.png"')
  const answer = screen.getByRole('region', { name: 'Answer: an error' })
  expect(answer).toHaveTextContent('HTTP/1.1 400 Bad Request')
  expect(answer).toHaveTextContent(/"__type": "AccessDeniedException", "Message": "User: /)
})

test('S3 speaks REST: the key in the path, and the error as XML that is text', async () => {
  const story = await storyOf('bob-reads')
  const { container } = render(<Example story={story} at={story.trace.length - 1} look="request" />)
  expect(screen.getByRole('region', { name: 'Request' })).toHaveTextContent(
    'GET /sunset.png HTTP/1.1Hostgallery.s3.us-east-1.amazonaws.com',
  )
  const answer = screen.getByRole('region', { name: 'Answer: an error' })
  expect(answer).toHaveTextContent('HTTP/1.1 403 Forbidden')
  expect(answer).toHaveTextContent(
    /<Error>\s*<Code>AccessDenied<\/Code>\s*<Message>User: arn:aws:iam::111122223333:user\/bob/,
  )
  expect(container.querySelector('error, code > message')).toBeNull()
})

test('an anonymous request carries no Authorization', async () => {
  const story = await storyOf('anyone-reads')
  render(<Example story={story} at={0} look="request" />)
  expect(screen.getByRole('region', { name: 'Request' })).not.toHaveTextContent('Authorization')
  expect(screen.getByText('The answer comes in a later step.')).toBeVisible()
})

test('pointing at a field of a wrapped data key lights up its bytes, and the reverse', async () => {
  const user = userEvent.setup()
  const story = await storyOf('upload')
  const blob = wrappedKeyIn(story)
  const at = stepWhere(
    story.trace,
    ({ step }) => step.type === 'response-returned' && step.carries.some(({ kind }) => kind === 'wrapped-data-key'),
  )
  const { container } = render(<Example story={story} at={at} look="bytes" bytes={blob} />)
  const view = container.querySelector('[data-kind="wrapped-data-key"]')
  const shown = () => view?.querySelectorAll('figure [data-shown]').length ?? 0
  expect(shown()).toBe(0)
  await user.hover(screen.getByRole('button', { name: /^tag/ }))
  expect(shown()).toBe(2 * 16)
  await user.unhover(screen.getByRole('button', { name: /^tag/ }))
  const second = view?.querySelectorAll('figure [data-hue]')[1]
  if (second) await user.hover(second)
  expect(screen.getByRole('button', { name: /^iv/ })).toHaveAttribute('aria-pressed', 'true')
})

test('after wiping, the data key’s buffer reads zeros', async () => {
  const story = await storyOf('alice-reads')
  const at = stepWhere(story.trace, ({ step }) => step.type === 'artifact-discarded')
  render(<Example story={story} at={at} look="bytes" />)
  expect(screen.getByText(/what the buffer reads now: zeros/)).toBeVisible()
  const dump = screen.getByRole('figure', { name: 'Bytes of the plaintext data key' })
  expect(dump.textContent.replace(/^0000|00(08|10|18)/g, '')).toMatch(/^[0·\d]+$/)
  expect(dump.querySelectorAll('[data-zero]')).toHaveLength(2 * 32)
})

test('the record is explained in place, and says where it is kept', async () => {
  const story = await storyOf('bob-reads')
  const at = stepWhere(story.trace, ({ call, step }) => call.depth === 1 && step.type === 'event-recorded')
  const { container } = render(<Example story={story} at={at} look="record" />)
  expect(screen.getByRole('list', { name: 'Where it is kept' })).toHaveTextContent(/Event history.*Trail gallery-trail/)
  expect(lines(container, 'noted').join('')).toMatch(
    /"invokedBy": "fas.s3.amazonaws.com"\s+An AWS service made this call for the caller/,
  )
  expect(lines(container, 'noted').join('')).toMatch(/"errorCode": "AccessDenied",\s+It was refused/)
})

test('a record that nobody keeps says why', async () => {
  const story = await storyAfter('bob-reads', {
    as: 'dana',
    operation: 's3:ListObjectsV2',
    input: { Bucket: 'gallery-logs' },
  })
  const at = stepWhere(story.trace, ({ step }) => step.type === 'event-recorded')
  render(<Example story={story} at={at} look="record" />)
  expect(screen.getByText('Not written down: no trail selects S3 data events for this bucket.')).toBeVisible()
})

test('hostile names are text: no element comes out of them, and what hides is named', async () => {
  const hostile = '<img src=x onerror=alert(1)>\u202E</Error><script>'
  const input = { Bucket: 'gallery', Key: hostile, Body: { file: 'body' } } as const
  const story = await storyAfter('alice-reads', { as: 'bob', operation: 's3:PutObject', input })
  for (const look of ['decision', 'request', 'bytes', 'record'] as const) {
    const { container, unmount } = render(<Example story={story} at={story.trace.length - 1} look={look} />)
    expect(container.querySelector('img, script, error')).toBeNull()
    expect(container.textContent).not.toContain('\u202E')
    unmount()
  }
  render(<Example story={story} at={story.trace.length - 1} look="record" />)
  expect(screen.getAllByTitle('right-to-left override').length).toBeGreaterThan(0)
})

test.each(['decision', 'request', 'bytes', 'record'] as const)(
  'at 320 pixels the %s panel does not overflow',
  async (look) => {
    const story = await storyOf('bob-reads')
    const { container } = render(
      <div style={{ width: 320 }}>
        <Example story={story} at={look === 'bytes' ? 3 : story.trace.length - 1} look={look} />
      </div>,
    )
    expect(container.firstElementChild?.scrollWidth).toBe(320)
  },
)

function wrappedKeyIn({ trace }: Story): Uint8Array {
  for (const { call, step } of trace)
    if (call.operation === 'kms:GenerateDataKey' && step.type === 'response-returned') {
      const output = step.output as { readonly CiphertextBlob: string } // GenerateDataKey's answer
      return Uint8Array.from(atob(output.CiphertextBlob), (char) => char.charCodeAt(0))
    }
  throw new RangeError('The story has no wrapped data key.')
}

test('a boundary and a trust policy are gates under their own names', async () => {
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const trust = document({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' })
  const lists = document({ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' })
  const asDana = (operation: string, input: Request['input']): Request => ({ as: 'dana', operation, input })
  const story = await storyAfter(
    'bob-reads',
    asDana('iam:CreateRole', { RoleName: 'reader', AssumeRolePolicyDocument: trust }),
    asDana('iam:CreatePolicy', { PolicyName: 'OnlyLists', PolicyDocument: lists }),
    asDana('iam:PutUserPermissionsBoundary', {
      UserName: 'bob',
      PermissionsBoundary: 'arn:aws:iam::111122223333:policy/OnlyLists',
    }),
    {
      as: 'bob',
      operation: 'sts:AssumeRole',
      input: { RoleArn: 'arn:aws:iam::111122223333:role/reader', RoleSessionName: 'bob' },
    },
  )
  render(<Example story={story} at={stepWhere(story.trace, ({ step }) => step.type === 'access-decided')} />)
  const gates = within(screen.getByRole('list', { name: /Policies/ })).getAllByRole('button')
  expect(gates.map((gate) => gate.textContent?.split('policy')[0])).toEqual([
    'Role trust ',
    'Bob’s ',
    'Permissions boundarySays nothingOnlyLists: 1 statement read, none allows sts:AssumeRole',
  ])
})

test('where AWS is silent, the inspector says so, with the decision or the refusal', async () => {
  const story = await storyAfter('bob-reads', {
    as: 'bob',
    operation: 'kms:DescribeKey',
    input: { KeyId: '12345678-1234-1234-1234-123456789012' },
  })
  const at = stepWhere(story.trace, ({ step }) => step.type === 'request-failed')
  const { rerender } = render(<Example story={story} at={at} />)
  expect(
    within(screen.getByRole('list', { name: 'What AWS does not document' })).getByRole('listitem'),
  ).toHaveTextContent('AWS does not document this. There is no such key.')
  const settled = await storyOf('bob-reads')
  rerender(<Example key="settled" story={settled} at={kmsDecision(settled)} />)
  expect(screen.queryByRole('list', { name: 'What AWS does not document' })).toBeNull()
})

/** The story of the last of some more requests. */
async function storyAfter(beatId: string, ...requests: readonly Request[]): Promise<Story> {
  let story = await storyOf(beatId)
  for (const request of requests) {
    const sent = await sendRequest(story.run, request, sunset)
    story = { cast: story.cast, run: sent.run, trace: sent.outcome.trace }
  }
  return story
}
