import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('there is one policy', async () => {
  // LocalStack's recordings of AWS: test_get_put_list_key_policies.
  const aws = simulation()
  const { KeyId } = await createKey(aws)
  expect(await aws.answer(root, 'kms:ListKeyPolicies', { KeyId })).toEqual({
    PolicyNames: ['default'],
    Truncated: false,
  })
})

test('needs the permission, and knows no aliases', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  const { KeyId } = await createKey(aws)
  expect((await aws.refusal(alice, 'kms:ListKeyPolicies', { KeyId })).code).toBe('AccessDeniedException')
  expect((await aws.refusal(root, 'kms:ListKeyPolicies', { KeyId: 'alias/app' })).code).toBe('InvalidArnException')
})

test('is written down as a read', async () => {
  const aws = simulation()
  const { KeyId } = await createKey(aws)
  expect(eventOf(await aws.send(root, 'kms:ListKeyPolicies', { KeyId }))).toMatchObject({
    readOnly: true,
    requestParameters: { keyId: KeyId },
  })
})
