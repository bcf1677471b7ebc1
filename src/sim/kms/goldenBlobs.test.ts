import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { concat, fromHex, hexOf, utf8 } from '../bytes.ts'
import { createEnvironment } from '../environment.ts'
import { createKey, type Sealed } from '../testing/kms.ts'
import { root, simulation } from '../testing/world.ts'
import { open, parse } from './ciphertextBlob.ts'

interface Golden {
  readonly what: string
  readonly keyId: string
  readonly material: string
  readonly encryptionContext: Readonly<Record<string, string>>
  readonly plaintext: string
  readonly blob: string
}

// The test below would fail if the file had another shape.
const { blobs } = JSON.parse(readFileSync('src/sim/kms/goldenBlobs.json', 'utf8')) as { blobs: readonly Golden[] }

test.each(blobs)('opens for ever: $what', async ({ keyId, material, encryptionContext, plaintext, blob }) => {
  const environment = createEnvironment({ seed: 'golden' })
  const id = await environment.hsm.import(keyId, 'SYMMETRIC_DEFAULT', fromHex(material))
  const parsed = parse(fromHex(blob))
  expect(parsed?.materialId).toBe(id)
  const opened = parsed && (await open(environment, parsed, encryptionContext))
  expect(opened && hexOf(opened)).toBe(plaintext)
})

test('answers every flipped bit, and every cut and addition, with an InvalidCiphertextException without a text', async () => {
  // LocalStack's recordings of AWS: test_encrypt_decrypt_encryption_context, test_key_rotations_encryption_decryption.
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const EncryptionContext = { tenant: 'blue' }
  const sealing = { KeyId, Plaintext: utf8('gold'), EncryptionContext }
  const { CiphertextBlob: blob } = await sim.answer<Sealed>(root, 'kms:Encrypt', sealing)
  const flipped = Array.from({ length: 8 * blob.length }, (_, bit) =>
    blob.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
  )
  const cut = Array.from({ length: blob.length - 1 }, (_, i) => blob.slice(0, i + 1))
  for (const CiphertextBlob of [...flipped, ...cut, concat(blob, Uint8Array.of(0)), blob.slice(1)])
    expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob, EncryptionContext })).toEqual({
      code: 'InvalidCiphertextException',
      status: 400,
    })
  await sim.answer(root, 'kms:Decrypt', { CiphertextBlob: blob, EncryptionContext })
})
