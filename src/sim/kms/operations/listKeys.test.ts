import { expect, test } from 'vitest'
import { createKey, delegation, keyPolicy } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

interface Listed {
  readonly Keys: readonly { readonly KeyId: string; readonly KeyArn: string }[]
  readonly Truncated: boolean
  readonly NextMarker?: string
}

test('lists every key of the account once, page by page', async () => {
  const sim = simulation()
  const made = []
  for (let i = 0; i < 5; i++) made.push(await createKey(sim))
  await sim.answer(root, 'kms:DescribeKey', { KeyId: 'alias/aws/s3' })
  const pages: Listed[] = []
  do {
    const Marker = pages.at(-1)?.NextMarker
    pages.push(await sim.answer<Listed>(root, 'kms:ListKeys', { Limit: 4, ...(Marker && { Marker }) }))
  } while (pages.at(-1)?.Truncated)
  const arns = pages.flatMap(({ Keys }) => Keys.map(({ KeyArn }) => KeyArn))
  expect(pages.map(({ Keys }) => Keys.length)).toEqual([4, 2])
  expect(new Set(arns).size).toBe(6)
  expect(arns).toEqual(expect.arrayContaining(made.map(({ Arn }) => Arn)))
})

test('does not show the keys of another account', async () => {
  const sim = simulation()
  await createKey(sim)
  const stranger = { type: 'root', accountId: '444455556666' } as const
  expect(await sim.answer(stranger, 'kms:ListKeys', {})).toEqual({ Keys: [], Truncated: false })
})

test('is a matter of IAM alone, whatever a key policy says', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  await createKey(sim, { Policy: keyPolicy({ ...delegation, Principal: '*' }) })
  expect((await sim.refusal(alice, 'kms:ListKeys', {})).message).toBe(
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:ListKeys on resource: * ' +
      'because no identity-based policy allows the kms:ListKeys action',
  )
})

test.each([
  [0, 'greater than or equal to 1'],
  [1001, 'less than or equal to 1000'],
])('shows 1 to 1,000 keys at once, not %i', async (Limit, constraint) => {
  expect((await simulation().refusal(root, 'kms:ListKeys', { Limit })).message).toBe(
    `1 validation error detected: Value '${Limit}' at 'limit' failed to satisfy constraint: Member must have value ${constraint}`,
  )
})

test('refuses a marker that it did not make', async () => {
  expect((await simulation().refusal(root, 'kms:ListKeys', { Marker: 'page two' })).code).toBe('InvalidMarkerException')
})
