import { expect, test } from 'vitest'
import { hexOf, utf8 } from '../../bytes.ts'
import { createKey, eventOf, type Sealed } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Plaintext = utf8('The safe is behind the picture.')

test('answers as it is recorded of AWS', async () => {
  // LocalStack's recordings of AWS: test_encrypt_decrypt_encryption_context.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const answer = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext })
  expect(answer).toEqual({
    KeyId: Arn,
    CiphertextBlob: answer.CiphertextBlob,
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  })
})

test('never makes the same blob twice', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const one = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext })
  const two = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext })
  expect(hexOf(one.CiphertextBlob)).not.toBe(hexOf(two.CiphertextBlob))
})

test.each([
  [new Uint8Array(4097), 'Member must have length less than or equal to 4096'],
  [new Uint8Array(0), 'Member must have length greater than or equal to 1'],
  [undefined, 'Member must not be null'],
])('takes 1 to 4,096 bytes, and does not print what it refuses', async (given, constraint) => {
  // LocalStack's recordings of AWS: test_plaintext_size_for_encrypt.
  expect(await simulation().refusal(root, 'kms:Encrypt', { KeyId: 'alias/app', Plaintext: given })).toEqual({
    code: 'ValidationException',
    status: 400,
    message: `1 validation error detected: Value at 'plaintext' failed to satisfy constraint: ${constraint}`,
  })
})

test('refuses an algorithm that the key does not have', async () => {
  // The form is recorded of AWS: LocalStack, test_invalid_generate_mac.
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const input = { KeyId, Plaintext, EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }
  expect(await sim.refusal(root, 'kms:Encrypt', input)).toMatchObject({
    code: 'InvalidKeyUsageException',
    message: 'Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT.',
  })
  const unknown = await sim.refusal(root, 'kms:Encrypt', { ...input, EncryptionAlgorithm: 'AES' })
  expect(unknown.message).toBe(
    "1 validation error detected: Value 'AES' at 'encryptionAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: " +
      '[RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE, SYMMETRIC_DEFAULT]',
  )
})

test('is not allowed by an identity policy that names the alias instead of the key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
  const sim = simulation()
  const Resource = 'arn:aws:kms:us-east-1:111122223333:alias/app'
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:Encrypt', Resource })
  const key = await createKey(sim)
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId })
  expect((await sim.refusal(alice, 'kms:Encrypt', { KeyId: 'alias/app', Plaintext })).message).toBe(
    `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:Encrypt on resource: ${key.Arn} ` +
      'because no identity-based policy allows the kms:Encrypt action',
  )
})

test('shows the aliases of the key to conditions', async () => {
  const sim = simulation()
  const Condition = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/app' } }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:Encrypt', Resource: '*', Condition })
  const { KeyId } = await createKey(sim)
  expect((await sim.refusal(alice, 'kms:Encrypt', { KeyId, Plaintext })).code).toBe('AccessDeniedException')
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: KeyId })
  await sim.answer(alice, 'kms:Encrypt', { KeyId, Plaintext })
})

test('is the same plaintext in the story of every request', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const sealing = await sim.send(root, 'kms:Encrypt', { KeyId, Plaintext })
  const { CiphertextBlob } = (sealing as unknown as { response: Sealed }).response
  const opening = await sim.send(root, 'kms:Decrypt', { CiphertextBlob })
  const carried = ({ trace }: typeof opening) =>
    trace.flatMap(({ step }) => ('carries' in step ? step.carries.map(({ id }) => id) : []))
  expect(carried(opening)).toEqual(carried(sealing).toReversed())
})

test('is written down without plaintext and ciphertext', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-encrypt.html
  const sim = simulation()
  const key = await createKey(sim)
  const input = { KeyId: key.Arn, Plaintext, EncryptionContext: { Department: 'Engineering' } }
  expect(eventOf(await sim.send(root, 'kms:Encrypt', input))).toMatchObject({
    requestParameters: {
      encryptionContext: { Department: 'Engineering' },
      keyId: key.Arn,
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    responseElements: null,
    additionalEventData: { keyMaterialId: key.CurrentKeyMaterialId },
    readOnly: true,
  })
})

const rsa = (KeySpec: string) => ({ KeySpec, KeyUsage: 'ENCRYPT_DECRYPT' })

test.each([
  // LocalStack's recordings of AWS: test_encrypt_validate_plaintext_size_per_key_type.
  ['RSA_2048', 'RSAES_OAEP_SHA_1', 214],
  ['RSA_2048', 'RSAES_OAEP_SHA_256', 190],
  ['RSA_3072', 'RSAES_OAEP_SHA_1', 342],
  ['RSA_3072', 'RSAES_OAEP_SHA_256', 318],
])('encrypts under %s with %s up to %i bytes', async (KeySpec, EncryptionAlgorithm, most) => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, rsa(KeySpec))
  const input = { KeyId, EncryptionAlgorithm, Plaintext: new Uint8Array(most).fill(1) }
  const answer = await sim.answer<Sealed>(root, 'kms:Encrypt', input)
  expect(answer).toEqual({ KeyId: Arn, CiphertextBlob: answer.CiphertextBlob, EncryptionAlgorithm })
  const { CiphertextBlob } = answer
  expect(await sim.answer(root, 'kms:Decrypt', { KeyId, EncryptionAlgorithm, CiphertextBlob })).toEqual({
    KeyId: Arn,
    Plaintext: input.Plaintext,
    EncryptionAlgorithm,
  })
  expect(await sim.refusal(root, 'kms:Encrypt', { ...input, Plaintext: new Uint8Array(most + 1) })).toEqual({
    code: 'ValidationException',
    status: 400,
    message: `Algorithm ${EncryptionAlgorithm} and key spec ${KeySpec} cannot encrypt data larger than ${most} bytes.`,
  })
})

test('knows no encryption context for RSA, and RSA by no default', async () => {
  // Measured: https://github.com/floci-io/floci/pull/3968
  const sim = simulation()
  const { KeyId } = await createKey(sim, rsa('RSA_2048'))
  const input = { KeyId, Plaintext, EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }
  expect(await sim.refusal(root, 'kms:Encrypt', { ...input, EncryptionContext: { a: 'b' } })).toMatchObject({
    code: 'ValidationException',
    message: 'EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.',
  })
  expect((await sim.refusal(root, 'kms:Encrypt', { KeyId, Plaintext })).message).toBe(
    'Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048.',
  )
})
