import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { createKey, eventOf } from '../testing/kms.ts'
import { createUser, root, simulation } from '../testing/world.ts'

const symmetric = {}
const signer = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }
const mac = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }
const agreement = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' }
const bytes = utf8('The safe is behind the picture.')

/** The operations on one key: a key that each is made for, one that it is not, and the rest of its request. */
const operations = [
  ['Encrypt', symmetric, mac, { Plaintext: bytes }],
  ['GenerateDataKey', symmetric, signer, { NumberOfBytes: 16 }],
  ['GenerateDataKeyWithoutPlaintext', symmetric, signer, { KeySpec: 'AES_256' }],
  ['GenerateDataKeyPair', symmetric, mac, { KeyPairSpec: 'ECC_NIST_P256' }],
  ['GenerateDataKeyPairWithoutPlaintext', symmetric, mac, { KeyPairSpec: 'ECC_NIST_P256' }],
  ['Sign', signer, symmetric, { Message: bytes, SigningAlgorithm: 'ECDSA_SHA_256' }],
  ['Verify', signer, agreement, { Message: bytes, SigningAlgorithm: 'ECDSA_SHA_256', Signature: bytes }],
  ['GenerateMac', mac, symmetric, { Message: bytes, MacAlgorithm: 'HMAC_SHA_256' }],
  ['VerifyMac', mac, signer, { Message: bytes, MacAlgorithm: 'HMAC_SHA_256', Mac: bytes }],
] as const

test.each(operations)('%s refuses a key that is not made for it', async (operation, _, wrong, rest) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_error_messaging_for_invalid_keys.
  const sim = simulation()
  const { Arn: KeyId } = await createKey(sim, wrong)
  const { KeyUsage = 'ENCRYPT_DECRYPT' } = wrong as { KeyUsage?: string }
  expect(await sim.refusal(root, `kms:${operation}`, { KeyId, ...rest })).toEqual({
    code: 'InvalidKeyUsageException',
    status: 400,
    message: `${KeyId} key usage is ${KeyUsage} which is not valid for ${operation}.`,
  })
})

test.each(operations)(
  '%s looks at the usage before the state, and at the state before a dry run',
  async (operation, right, wrong, rest) => {
    // Measured: https://github.com/floci-io/floci/pull/3968
    const sim = simulation()
    const { Arn: KeyId } = await createKey(sim, right)
    const { Arn: other } = await createKey(sim, wrong)
    const dry = { ...rest, DryRun: true }
    // A dry run of these finds out first that nothing fits.
    const outcome = { Verify: 'KMSInvalidSignatureException', VerifyMac: 'KMSInvalidMacException' }
    const refused = new Map(Object.entries(outcome)).get(operation) ?? 'DryRunOperationException'
    expect(await sim.refusal(root, `kms:${operation}`, { KeyId, ...dry })).toMatchObject({ code: refused })
    for (const key of [KeyId, other]) await sim.answer(root, 'kms:DisableKey', { KeyId: key })
    expect(await sim.refusal(root, `kms:${operation}`, { KeyId, ...dry })).toMatchObject({
      code: 'DisabledException',
      message: `${KeyId} is disabled.`,
    })
    expect(await sim.refusal(root, `kms:${operation}`, { KeyId: other, ...rest })).toMatchObject({
      code: 'InvalidKeyUsageException',
    })
    await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 })
    expect(await sim.refusal(root, `kms:${operation}`, { KeyId, ...rest })).toMatchObject({
      code: 'KMSInvalidStateException',
      message: `${KeyId} is pending deletion.`,
    })
  },
)

test.each(operations)('%s takes an alias, and asks for its own permission', async (operation, right, _, rest) => {
  const sim = simulation()
  const key = await createKey(sim, right)
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId })
  const Condition = { StringEquals: { 'kms:RequestAlias': 'alias/app' } }
  const alice = await createUser(sim, 'alice', {
    Effect: 'Allow',
    Action: `kms:${operation}`,
    Resource: '*',
    Condition,
  })
  const input = { KeyId: 'alias/app', ...rest, DryRun: true }
  expect((await sim.refusal(alice, `kms:${operation}`, input)).code).not.toBe('AccessDeniedException')
  expect((await sim.refusal(alice, `kms:${operation}`, { ...input, KeyId: key.KeyId })).message).toBe(
    `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:${operation} on resource: ${key.Arn} ` +
      `because no identity-based policy allows the kms:${operation} action`,
  )
})

test.each(operations)('%s leaves a record that names the key and no bytes', async (operation, right, _, rest) => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html
  const sim = simulation()
  const { Arn: KeyId } = await createKey(sim, right)
  const event = eventOf(await sim.send(root, `kms:${operation}`, { KeyId, ...rest }))
  const shown = Object.entries(rest).filter(([, value]) => !(value instanceof Uint8Array))
  const lowered = shown.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value as unknown])
  expect(event).toMatchObject({
    eventName: operation,
    readOnly: true,
    responseElements: null,
    requestParameters: { keyId: KeyId, ...Object.fromEntries(lowered) },
    resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: KeyId }],
  })
  expect(JSON.stringify(event)).not.toContain('The safe')
})

test.each([
  ['GenerateDataKey', { NumberOfBytes: 16 }],
  ['GenerateDataKeyWithoutPlaintext', { NumberOfBytes: 16 }],
  ['GenerateDataKeyPair', { KeyPairSpec: 'ECC_NIST_P256' }],
  ['GenerateDataKeyPairWithoutPlaintext', { KeyPairSpec: 'ECC_NIST_P256' }],
])('%s wraps under no RSA key', async (operation, rest) => {
  // Measured: https://github.com/floci-io/floci/pull/3968
  const sim = simulation()
  const { KeyId } = await createKey(sim, { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' })
  expect(await sim.refusal(root, `kms:${operation}`, { KeyId, ...rest })).toMatchObject({
    code: 'InvalidKeyUsageException',
    message: 'You cannot generate a data key with an asymmetric CMK',
  })
})

const Recipient = { KeyEncryptionAlgorithm: 'RSAES_OAEP_SHA_256', AttestationDocument: bytes }

test.each([
  ['GenerateDataKey', symmetric, { NumberOfBytes: 16 }],
  ['GenerateDataKeyPair', symmetric, { KeyPairSpec: 'ECC_NIST_P256' }],
  ['DeriveSharedSecret', agreement, { KeyAgreementAlgorithm: 'ECDH', PublicKey: bytes }],
])('%s answers no enclave: nobody here can attest to one', async (operation, spec, rest) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, spec)
  expect(await sim.refusal(root, `kms:${operation}`, { KeyId, ...rest, Recipient })).toEqual({
    code: 'ValidationException',
    status: 400,
  })
})
