import { expect, test } from 'vitest'
import { utf8, type Bytes } from '../../bytes.ts'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const curves = [
  ['ECC_NIST_P256', 32],
  ['ECC_NIST_P384', 48],
  ['ECC_NIST_P521', 66],
] as const
const agreement = (KeySpec: string) => ({ KeySpec, KeyUsage: 'KEY_AGREEMENT' })
const KeyAgreementAlgorithm = 'ECDH'

interface Secret {
  readonly SharedSecret: Bytes
}

test.each(curves)('comes to the same %s secret from both sides', async (KeySpec, length) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_derive_shared_secret.
  const sim = simulation()
  const [one, two] = [await createKey(sim, agreement(KeySpec)), await createKey(sim, agreement(KeySpec))]
  const publicOf = async (KeyId: string) =>
    (await sim.answer<{ PublicKey: Bytes }>(root, 'kms:GetPublicKey', { KeyId })).PublicKey
  const derive = async (KeyId: string, PublicKey: Bytes) =>
    sim.answer<Secret>(root, 'kms:DeriveSharedSecret', { KeyId, KeyAgreementAlgorithm, PublicKey })
  const answer = await derive(one.KeyId, await publicOf(two.KeyId))
  expect(answer).toEqual({
    KeyId: one.Arn,
    SharedSecret: answer.SharedSecret,
    KeyAgreementAlgorithm,
    KeyOrigin: 'AWS_KMS',
  })
  expect(answer.SharedSecret).toHaveLength(length)
  expect((await derive(two.KeyId, await publicOf(one.KeyId))).SharedSecret).toEqual(answer.SharedSecret)
})

test('refuses without a word what is no public key of its curve', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, agreement('ECC_NIST_P256'))
  const other = await createKey(sim, agreement('ECC_NIST_P384'))
  const { PublicKey } = await sim.answer<{ PublicKey: Bytes }>(root, 'kms:GetPublicKey', { KeyId: other.KeyId })
  for (const wrong of [PublicKey, PublicKey.slice(1), utf8('no key')])
    expect(
      await sim.refusal(root, 'kms:DeriveSharedSecret', { KeyId, KeyAgreementAlgorithm, PublicKey: wrong }),
    ).toEqual({ code: 'ValidationException', status: 400 })
})

test('refuses a key that signs, a disabled one, and a dry run that would succeed', async () => {
  const sim = simulation()
  const signer = await createKey(sim, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' })
  const { Arn: KeyId } = await createKey(sim, agreement('ECC_NIST_P256'))
  const { PublicKey } = await sim.answer<{ PublicKey: Bytes }>(root, 'kms:GetPublicKey', { KeyId })
  const input = { KeyId, KeyAgreementAlgorithm, PublicKey }
  expect((await sim.refusal(root, 'kms:DeriveSharedSecret', { ...input, KeyId: signer.Arn })).message).toBe(
    `${signer.Arn} key usage is SIGN_VERIFY which is not valid for DeriveSharedSecret.`,
  )
  expect((await sim.refusal(root, 'kms:DeriveSharedSecret', { ...input, DryRun: true })).code).toBe(
    'DryRunOperationException',
  )
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  expect((await sim.refusal(root, 'kms:DeriveSharedSecret', input)).code).toBe('DisabledException')
})

test('prints the one algorithm that there is', async () => {
  const input = { KeyId: 'alias/x', KeyAgreementAlgorithm: 'X25519', PublicKey: utf8('x') }
  expect((await simulation().refusal(root, 'kms:DeriveSharedSecret', input)).message).toBe(
    "1 validation error detected: Value 'X25519' at 'keyAgreementAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [ECDH]",
  )
})

test('shows its algorithm to conditions, and its secret to nobody but the caller', async () => {
  const sim = simulation()
  const Condition = { StringEquals: { 'kms:KeyAgreementAlgorithm': 'ECDH' } }
  const alice = await createUser(sim, 'alice', {
    Effect: 'Allow',
    Action: 'kms:DeriveSharedSecret',
    Resource: '*',
    Condition,
  })
  const { Arn: KeyId } = await createKey(sim, agreement('ECC_NIST_P256'))
  const { PublicKey } = await sim.answer<{ PublicKey: Bytes }>(root, 'kms:GetPublicKey', { KeyId })
  const outcome = await sim.send(alice, 'kms:DeriveSharedSecret', { KeyId, KeyAgreementAlgorithm, PublicKey })
  const event = eventOf(outcome)
  expect(event).toMatchObject({
    requestParameters: { keyId: KeyId, keyAgreementAlgorithm: 'ECDH' },
    responseElements: null,
  })
})
