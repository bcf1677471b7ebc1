import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html

test('an account without key stores has an empty list', async () => {
  const aws = simulation()
  const outcome = await aws.send(root, 'kms:DescribeCustomKeyStores', {})
  expect(outcome).toMatchObject({ response: { CustomKeyStores: [], Truncated: false } })
  expect(eventOf(outcome)).toMatchObject({ readOnly: true })
})

test('a store that is asked for by name or id is not found', async () => {
  const aws = simulation()
  const refusal = (input: object) => aws.refusal(root, 'kms:DescribeCustomKeyStores', input)
  const notFound = { code: 'CustomKeyStoreNotFoundException', status: 400 }
  expect(await refusal({ CustomKeyStoreId: 'cks-1' })).toEqual(notFound)
  expect(await refusal({ CustomKeyStoreName: 'mine' })).toEqual(notFound)
  expect((await refusal({ CustomKeyStoreId: 'cks-1', CustomKeyStoreName: 'mine' })).code).toBe('ValidationException')
  expect((await refusal({ Marker: 'x' })).code).toBe('InvalidMarkerException')
})

test('asks for an IAM permission', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  expect((await aws.refusal(alice, 'kms:DescribeCustomKeyStores', {})).code).toBe('AccessDeniedException')
})
