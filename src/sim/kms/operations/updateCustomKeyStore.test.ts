import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const CustomKeyStoreId = 'cks-1234567890abcdef0'
const input = { CustomKeyStoreId, KeyStorePassword: 'kmsPswd', NewCustomKeyStoreName: 'new' }

test('answers as AWS does to an account without such a store, once the caller may ask', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  expect((await aws.refusal(alice, 'kms:UpdateCustomKeyStore', input)).code).toBe('AccessDeniedException')
  expect(await aws.refusal(root, 'kms:UpdateCustomKeyStore', input)).toEqual({
    code: 'CustomKeyStoreNotFoundException',
    status: 400,
  })
})

test('the password stays out of the record', async () => {
  const event = eventOf(await simulation().send(root, 'kms:UpdateCustomKeyStore', input))
  expect(event.requestParameters).toEqual({ customKeyStoreId: CustomKeyStoreId, newCustomKeyStoreName: 'new' })
  expect(JSON.stringify(event)).not.toContain('kmsPswd')
})

test('knows the forms of its members', async () => {
  const { message } = await simulation().refusal(root, 'kms:UpdateCustomKeyStore', {
    CustomKeyStoreId,
    XksProxyUriPath: '/kms/xks/one',
  })
  expect(message).toContain(
    "Value '/kms/xks/one' at 'xksProxyUriPath' failed to satisfy constraint: Member must satisfy",
  )
})
