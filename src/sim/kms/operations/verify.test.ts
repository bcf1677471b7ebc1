import { expect, test } from 'vitest'
import { concat, utf8, type Bytes } from '../../bytes.ts'
import { createKey } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

const Message = utf8('The safe is behind the picture.')

const kinds = [
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_512'],
  ['RSA_2048', 'RSASSA_PSS_SHA_384'],
  ['ECC_NIST_P256', 'ECDSA_SHA_256'],
  ['ECC_SECG_P256K1', 'ECDSA_SHA_256'],
  ['ECC_NIST_EDWARDS25519', 'ED25519_SHA_512'],
  ['ML_DSA_65', 'ML_DSA_SHAKE_256'],
] as const

async function signed(KeySpec: string, SigningAlgorithm: string) {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { KeySpec, KeyUsage: 'SIGN_VERIFY' })
  const input = { KeyId, Message, SigningAlgorithm }
  const { Signature } = await sim.answer<{ Signature: Bytes }>(root, 'kms:Sign', input)
  return { sim, input: { ...input, Signature }, Arn }
}

test.each(kinds)('says of a %s signature (%s) that it is valid, or refuses', async (KeySpec, SigningAlgorithm) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_sign_verify.
  const { sim, input, Arn } = await signed(KeySpec, SigningAlgorithm)
  const { Signature } = input
  expect(await sim.answer(root, 'kms:Verify', input)).toEqual({ KeyId: Arn, SignatureValid: true, SigningAlgorithm })
  const { KeyId: other } = await createKey(sim, { KeySpec, KeyUsage: 'SIGN_VERIFY' })
  const flipped = (place: number) => Signature.map((byte, i) => (i === place ? byte ^ 1 : byte))
  for (const wrong of [
    { Message: utf8('The safe is behind the mirror.') },
    { KeyId: other },
    { Signature: flipped(10) },
    { Signature: flipped(Signature.length - 1) },
    { Signature: Signature.slice(1) },
    { Signature: concat(Signature, Uint8Array.of(0)) },
    { Signature: utf8('x') },
  ])
    // Without a text, as recorded; in a dry run too (https://github.com/radkawar/stackd, testdata/aws/kms).
    for (const DryRun of [false, true])
      expect(await sim.refusal(root, 'kms:Verify', { ...input, ...wrong, DryRun })).toEqual({
        code: 'KMSInvalidSignatureException',
        status: 400,
      })
  expect((await sim.refusal(root, 'kms:Verify', { ...input, DryRun: true })).code).toBe('DryRunOperationException')
})

test('knows a signature only with the algorithm that made it', async () => {
  const { sim, input } = await signed('RSA_2048', 'RSASSA_PSS_SHA_256')
  const other = { ...input, SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256' }
  expect((await sim.refusal(root, 'kms:Verify', other)).code).toBe('KMSInvalidSignatureException')
})

test('tells the story of a signature that does not fit', async () => {
  const { sim, input } = await signed('ECC_NIST_P256', 'ECDSA_SHA_256')
  const { trace } = await sim.send(root, 'kms:Verify', { ...input, Message: utf8('other') })
  expect(trace.map(({ step }) => step)).toContainEqual(
    expect.objectContaining({ type: 'crypto-performed', act: 'verify', succeeded: false, makes: [] }),
  )
})
