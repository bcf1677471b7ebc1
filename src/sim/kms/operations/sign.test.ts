import { expect, test } from 'vitest'
import { hexOf, utf8, type Bytes } from '../../bytes.ts'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Message = utf8('The safe is behind the picture.')
const p256 = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }
const sha = async (bits: number, bytes: Bytes) => new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, bytes))

interface Signed {
  readonly Signature: Bytes
}

test('answers as it is recorded of AWS, with a signature that anybody can verify', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_sign_verify.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })
  const SigningAlgorithm = 'RSASSA_PSS_SHA_256'
  const answer = await sim.answer<Signed>(root, 'kms:Sign', { KeyId, Message, SigningAlgorithm })
  expect(answer).toEqual({ KeyId: Arn, Signature: answer.Signature, SigningAlgorithm })
  const { PublicKey } = await sim.answer<{ PublicKey: Bytes }>(root, 'kms:GetPublicKey', { KeyId })
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' }
  const theirs = await crypto.subtle.importKey('spki', PublicKey, algorithm, false, ['verify'])
  expect(await crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 32 }, theirs, answer.Signature, Message)).toBe(true)
})

test('makes another signature each time', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, p256)
  const input = { KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_256' }
  const one = await sim.answer<Signed>(root, 'kms:Sign', input)
  const two = await sim.answer<Signed>(root, 'kms:Sign', input)
  expect(hexOf(one.Signature)).not.toBe(hexOf(two.Signature))
})

test('makes the same signatures again from the same seed', async () => {
  const signed = async () => {
    const sim = simulation('again')
    const { KeyId } = await createKey(sim, p256)
    return sim.answer<Signed>(root, 'kms:Sign', { KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_256' })
  }
  expect(hexOf((await signed()).Signature)).toBe(hexOf((await signed()).Signature))
})

test.each([
  ['RSA_2048', 'RSASSA_PSS_SHA_256', 32],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_384', 48],
  ['ECC_NIST_P256', 'ECDSA_SHA_256', 32],
  ['ECC_NIST_P384', 'ECDSA_SHA_384', 48],
  ['ECC_NIST_P521', 'ECDSA_SHA_512', 64],
  ['ECC_SECG_P256K1', 'ECDSA_SHA_256', 32],
  ['ECC_NIST_EDWARDS25519', 'ED25519_PH_SHA_512', 64],
])('a %s key takes a digest for %s only at its own length', async (KeySpec, SigningAlgorithm, length) => {
  // LocalStack's recordings of AWS: test_sign_verify; for Ed25519 measured, https://github.com/floci-io/floci
  const sim = simulation()
  const { KeyId } = await createKey(sim, { KeySpec, KeyUsage: 'SIGN_VERIFY' })
  const input = { KeyId, SigningAlgorithm, MessageType: 'DIGEST' }
  for (const wrong of [length - 1, length + 1, 1])
    expect(await sim.refusal(root, 'kms:Sign', { ...input, Message: new Uint8Array(wrong) })).toEqual({
      code: 'ValidationException',
      status: 400,
      message: `Digest is invalid length for algorithm ${SigningAlgorithm}.`,
    })
  const digest = await sha(8 * length, Message)
  const { Signature } = await sim.answer<Signed>(root, 'kms:Sign', { ...input, Message: digest })
  await sim.answer(root, 'kms:Verify', { ...input, Message: digest, Signature })
  // The same signature is one of the message itself, but for Ed25519ph, which KMS takes no message for.
  if (KeySpec !== 'ECC_NIST_EDWARDS25519')
    await sim.answer(root, 'kms:Verify', { ...input, MessageType: 'RAW', Message, Signature })
})

test.each([
  // Recordings of AWS: https://github.com/radkawar/stackd, testdata/aws/kms/ecc.json and mldsa.json.
  ['ECC_NIST_EDWARDS25519', 'ED25519_SHA_512', 'DIGEST', 'algorithm ED25519_SHA_512'],
  ['ECC_NIST_EDWARDS25519', 'ED25519_PH_SHA_512', 'RAW', 'algorithm ED25519_PH_SHA_512'],
  ['ML_DSA_44', 'ML_DSA_SHAKE_256', 'DIGEST', 'key spec ML_DSA_44'],
  ['ECC_NIST_P256', 'ECDSA_SHA_256', 'EXTERNAL_MU', 'key spec ECC_NIST_P256'],
  ['ECC_NIST_EDWARDS25519', 'ED25519_SHA_512', 'EXTERNAL_MU', 'key spec ECC_NIST_EDWARDS25519'],
])('a %s key and %s take no %s', async (KeySpec, SigningAlgorithm, MessageType, what) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, { KeySpec, KeyUsage: 'SIGN_VERIFY' })
  const input = { KeyId, SigningAlgorithm, MessageType, Message: new Uint8Array(64) }
  expect(await sim.refusal(root, 'kms:Sign', input)).toEqual({
    code: 'ValidationException',
    status: 400,
    message: `Message type ${MessageType} is incompatible with ${what}.`,
  })
})

test('takes for ML-DSA the 64 bytes of a mu that the caller computed', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/offline-operations.html#mldsa-offline-verification
  const sim = simulation()
  const { KeyId } = await createKey(sim, { KeySpec: 'ML_DSA_44', KeyUsage: 'SIGN_VERIFY' })
  const input = { KeyId, SigningAlgorithm: 'ML_DSA_SHAKE_256', MessageType: 'EXTERNAL_MU' }
  const mu = new Uint8Array(64).fill(3)
  const { Signature } = await sim.answer<Signed>(root, 'kms:Sign', { ...input, Message: mu })
  await sim.answer(root, 'kms:Verify', { ...input, Message: mu, Signature })
  expect(await sim.refusal(root, 'kms:Sign', { ...input, Message: new Uint8Array(63) })).toMatchObject({
    code: 'ValidationException',
    message: 'Digest is invalid length for algorithm ML_DSA_SHAKE_256.',
  })
})

test('refuses an algorithm that the key does not have, and prints those that there are', async () => {
  // The form is recorded of AWS in LocalStack's test_invalid_generate_mac; the order of the algorithms is measured by floci-io/floci.
  const sim = simulation()
  const { KeyId } = await createKey(sim, p256)
  expect(await sim.refusal(root, 'kms:Sign', { KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_384' })).toMatchObject({
    code: 'InvalidKeyUsageException',
    message: 'Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.',
  })
  expect((await sim.refusal(root, 'kms:Sign', { KeyId, Message, SigningAlgorithm: 'RSA' })).message).toBe(
    "1 validation error detected: Value 'RSA' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: " +
      '[RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, ' +
      'RSASSA_PKCS1_V1_5_SHA_512, ECDSA_SHA_256, ECDSA_SHA_384, ECDSA_SHA_512, ED25519_SHA_512, ED25519_PH_SHA_512, SM2DSA, ML_DSA_SHAKE_256]',
  )
})

test('takes up to 4,096 bytes, and does not print what it refuses', async () => {
  const input = { KeyId: 'alias/app', Message: new Uint8Array(4097), SigningAlgorithm: 'ECDSA_SHA_256' }
  expect((await simulation().refusal(root, 'kms:Sign', input)).message).toBe(
    "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096",
  )
})

test('shows the algorithm and the type of the message to conditions', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  const sim = simulation()
  const Condition = { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'RAW' } }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:Sign', Resource: '*', Condition })
  const { KeyId } = await createKey(sim, p256)
  const input = { KeyId, Message: new Uint8Array(32), SigningAlgorithm: 'ECDSA_SHA_256' }
  await sim.answer(alice, 'kms:Sign', input)
  expect((await sim.refusal(alice, 'kms:Sign', { ...input, MessageType: 'DIGEST' })).code).toBe('AccessDeniedException')
})

test('is written down with its algorithm', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-sign.html
  const sim = simulation()
  const { Arn: KeyId } = await createKey(sim, p256)
  const event = eventOf(await sim.send(root, 'kms:Sign', { KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_256' }))
  expect(event.requestParameters).toEqual({ messageType: 'RAW', keyId: KeyId, signingAlgorithm: 'ECDSA_SHA_256' })
})
