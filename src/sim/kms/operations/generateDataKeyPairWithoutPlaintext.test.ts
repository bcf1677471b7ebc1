import { expect, test } from 'vitest'
import type { Bytes } from '../../bytes.ts'
import { createKey, type DataKey } from '../../testing/kms.ts'
import { writtenForms } from '../../testing/secrets.ts'
import { root, simulation } from '../../testing/world.ts'

const OPERATION = 'kms:GenerateDataKeyPairWithoutPlaintext'

interface Pair {
  readonly PrivateKeyCiphertextBlob: Bytes
  readonly PublicKey: Bytes
}

test('answers without the private half, which Decrypt opens later', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_generate_data_key_pair_without_plaintext.
  const sim = simulation()
  const { KeyId, Arn, CurrentKeyMaterialId: KeyMaterialId } = await createKey(sim)
  const outcome = await sim.send(root, OPERATION, { KeyId, KeyPairSpec: 'ECC_NIST_P256' })
  const pair = (outcome as unknown as { response: Pair }).response
  const { PrivateKeyCiphertextBlob, PublicKey } = pair
  expect(pair).toEqual({
    PrivateKeyCiphertextBlob,
    PublicKey,
    KeyId: Arn,
    KeyPairSpec: 'ECC_NIST_P256',
    KeyMaterialId,
  })
  const opening = { CiphertextBlob: PrivateKeyCiphertextBlob }
  const { Plaintext } = await sim.answer<DataKey>(root, 'kms:Decrypt', opening)
  await crypto.subtle.importKey('pkcs8', Plaintext, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  // The document ends with the public half; the secret stands before it.
  const told = JSON.stringify(outcome)
  for (const form of writtenForms(Plaintext.slice(36, 68))) expect(told).not.toContain(form)
})

test('has no Recipient', async () => {
  const input = { KeyId: 'alias/app', KeyPairSpec: 'ECC_NIST_P256', Recipient: {} }
  expect((await simulation().refusal(root, OPERATION, input)).code).toBe('SerializationException')
})
