import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const CustomKeyStoreId = 'cks-1234567890abcdef0'

test('answers as AWS does to an account without such a store, once the caller may ask', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  expect((await aws.refusal(alice, 'kms:ConnectCustomKeyStore', { CustomKeyStoreId })).message).toBe(
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:ConnectCustomKeyStore on resource: * ' +
      'because no identity-based policy allows the kms:ConnectCustomKeyStore action',
  )
  const outcome = await aws.send(root, 'kms:ConnectCustomKeyStore', { CustomKeyStoreId })
  expect(outcome).toMatchObject({ error: { code: 'CustomKeyStoreNotFoundException', status: 400 } })
  expect(eventOf(outcome)).toMatchObject({
    errorCode: 'CustomKeyStoreNotFoundException',
    requestParameters: { customKeyStoreId: CustomKeyStoreId },
  })
})
