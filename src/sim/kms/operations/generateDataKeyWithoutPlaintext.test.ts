import { expect, test } from 'vitest'
import type { Bytes } from '../../bytes.ts'
import { createKey, type DataKey } from '../../testing/kms.ts'
import { writtenForms } from '../../testing/secrets.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const OPERATION = 'kms:GenerateDataKeyWithoutPlaintext'
const EncryptionContext = { tenant: 'blue' }

test.each([
  [{ KeySpec: 'AES_256' }, 32],
  [{ KeySpec: 'AES_128' }, 16],
  [{ NumberOfBytes: 100 }, 100],
])('wraps a data key of %o that Decrypt opens later', async (asked, length) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_generate_data_key_without_plaintext.
  const sim = simulation()
  const { KeyId, Arn, CurrentKeyMaterialId: KeyMaterialId } = await createKey(sim)
  const answer = await sim.answer<DataKey>(root, OPERATION, { KeyId, ...asked, EncryptionContext })
  expect(answer).toEqual({ CiphertextBlob: answer.CiphertextBlob, KeyId: Arn, KeyMaterialId })
  const opening = { CiphertextBlob: answer.CiphertextBlob, EncryptionContext }
  expect((await sim.answer<DataKey>(root, 'kms:Decrypt', opening)).Plaintext).toHaveLength(length)
  expect((await sim.refusal(root, 'kms:Decrypt', { ...opening, EncryptionContext: {} })).code).toBe(
    'InvalidCiphertextException',
  )
})

test('shows the plaintext nowhere: not in the answer, not in any step, not in the world', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const outcome = await sim.send(root, OPERATION, { KeyId, KeySpec: 'AES_256' })
  const { CiphertextBlob } = (outcome as unknown as { response: { CiphertextBlob: Bytes } }).response
  const { Plaintext } = await sim.answer<DataKey>(root, 'kms:Decrypt', { CiphertextBlob })
  const told = JSON.stringify(outcome)
  for (const form of writtenForms(Plaintext)) expect(told).not.toContain(form)
})

test.each([{}, { KeySpec: 'AES_256', NumberOfBytes: 32 }])('refuses %o', async (asked) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.refusal(root, OPERATION, { KeyId, ...asked })).toMatchObject({
    code: 'ValidationException',
    message: 'Please specify either number of bytes or key spec.',
  })
})

test('has a permission of its own', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: OPERATION, Resource: '*' })
  const { KeyId } = await createKey(sim)
  await sim.answer(alice, OPERATION, { KeyId, KeySpec: 'AES_256' })
  expect((await sim.refusal(alice, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })).code).toBe(
    'AccessDeniedException',
  )
})
