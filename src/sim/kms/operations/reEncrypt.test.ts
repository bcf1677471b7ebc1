import { expect, test } from 'vitest'
import { utf8, type Bytes } from '../../bytes.ts'
import { createKey, eventOf, type DataKey, type Sealed } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const OPERATION = 'kms:ReEncrypt'
const Plaintext = utf8('The safe is behind the picture.')
const rsa = { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }
const blue = { tenant: 'blue' }
const red = { tenant: 'red' }

interface Resealed {
  readonly CiphertextBlob: Bytes
}

const sealedUnder = async (sim: Simulation, KeyId: string, rest: object = {}): Promise<Bytes> =>
  (await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext, ...rest })).CiphertextBlob

test('moves a ciphertext to another key and context, as it is recorded of AWS', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_re_encrypt.
  const sim = simulation()
  const [from, to] = [await createKey(sim), await createKey(sim)]
  const CiphertextBlob = await sealedUnder(sim, from.KeyId, { EncryptionContext: blue })
  const answer = await sim.answer<Resealed>(root, OPERATION, {
    CiphertextBlob,
    SourceEncryptionContext: blue,
    DestinationKeyId: to.KeyId,
    DestinationEncryptionContext: red,
  })
  expect(answer).toEqual({
    CiphertextBlob: answer.CiphertextBlob,
    SourceKeyId: from.Arn,
    KeyId: to.Arn,
    SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    SourceKeyMaterialId: from.CurrentKeyMaterialId,
    DestinationKeyMaterialId: to.CurrentKeyMaterialId,
  })
  const opening = { CiphertextBlob: answer.CiphertextBlob, EncryptionContext: red, KeyId: to.KeyId }
  expect((await sim.answer<DataKey>(root, 'kms:Decrypt', opening)).Plaintext).toEqual(Plaintext)
})

test('goes from a symmetric key to an RSA key and back', async () => {
  const sim = simulation()
  const [symmetric, pair] = [await createKey(sim), await createKey(sim, rsa)]
  const CiphertextBlob = await sealedUnder(sim, symmetric.KeyId, { EncryptionContext: blue })
  const RSA = 'RSAES_OAEP_SHA_256'
  const there = await sim.answer<Resealed>(root, OPERATION, {
    CiphertextBlob,
    SourceEncryptionContext: blue,
    DestinationKeyId: pair.KeyId,
    DestinationEncryptionAlgorithm: RSA,
  })
  expect(there).toMatchObject({ KeyId: pair.Arn, DestinationEncryptionAlgorithm: RSA })
  expect(there).not.toHaveProperty('DestinationKeyMaterialId')
  expect(there.CiphertextBlob).toHaveLength(256)
  const back = await sim.answer<Resealed>(root, OPERATION, {
    CiphertextBlob: there.CiphertextBlob,
    SourceKeyId: pair.KeyId,
    SourceEncryptionAlgorithm: RSA,
    DestinationKeyId: symmetric.KeyId,
  })
  expect(back).not.toHaveProperty('SourceKeyMaterialId')
  const { CiphertextBlob: blob } = back
  expect((await sim.answer<DataKey>(root, 'kms:Decrypt', { CiphertextBlob: blob })).Plaintext).toEqual(Plaintext)
})

test('refuses what it cannot open, another source key, and what does not fit into RSA', async () => {
  // LocalStack's recordings of AWS: test_re_encrypt_incorrect_source_key.
  const sim = simulation()
  const [from, to, pair] = [await createKey(sim), await createKey(sim), await createKey(sim, rsa)]
  const CiphertextBlob = await sealedUnder(sim, from.KeyId, { EncryptionContext: blue })
  const input = { CiphertextBlob, SourceEncryptionContext: blue, DestinationKeyId: to.KeyId }
  expect(await sim.refusal(root, OPERATION, { ...input, SourceEncryptionContext: red })).toEqual({
    code: 'InvalidCiphertextException',
    status: 400,
  })
  expect(await sim.refusal(root, OPERATION, { ...input, SourceKeyId: to.KeyId })).toEqual({
    code: 'IncorrectKeyException',
    status: 400,
    message: 'The key ID in the request does not identify a CMK that can perform this operation.',
  })
  const long = await sealedUnder(sim, from.KeyId, { Plaintext: new Uint8Array(215) })
  const toRsa = {
    CiphertextBlob: long,
    DestinationKeyId: pair.KeyId,
    DestinationEncryptionAlgorithm: 'RSAES_OAEP_SHA_1',
  }
  expect((await sim.refusal(root, OPERATION, toRsa)).message).toBe(
    'Algorithm RSAES_OAEP_SHA_1 and key spec RSA_2048 cannot encrypt data larger than 214 bytes.',
  )
  await sim.answer(root, 'kms:DisableKey', { KeyId: to.KeyId })
  expect((await sim.refusal(root, OPERATION, input)).message).toBe(`${to.Arn} is disabled.`)
})

test('asks for two permissions, each on its key', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
  const sim = simulation()
  const [from, to] = [await createKey(sim), await createKey(sim)]
  const allow = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource })
  const alice = await createUser(sim, 'alice', allow('kms:ReEncryptFrom', from.Arn), allow('kms:ReEncryptTo', to.Arn))
  const bob = await createUser(sim, 'bob', allow('kms:ReEncryptFrom', '*'))
  const carol = await createUser(sim, 'carol', allow('kms:ReEncryptTo', '*'))
  const CiphertextBlob = await sealedUnder(sim, from.KeyId)
  const input = { CiphertextBlob, DestinationKeyId: to.KeyId }
  await sim.answer(alice, OPERATION, input)
  expect((await sim.refusal(bob, OPERATION, input)).message).toContain(`kms:ReEncryptTo on resource: ${to.Arn}`)
  expect((await sim.refusal(carol, OPERATION, input)).message).toContain('kms:ReEncryptFrom on the resource associated')
})

test('tells conditions whether it stays with the same key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-reencrypt-on-same-key
  const sim = simulation()
  const Condition = { Bool: { 'kms:ReEncryptOnSameKey': 'true' } }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:ReEncrypt*', Resource: '*', Condition })
  const [one, two] = [await createKey(sim), await createKey(sim)]
  const CiphertextBlob = await sealedUnder(sim, one.KeyId)
  await sim.answer(alice, OPERATION, { CiphertextBlob, DestinationKeyId: one.KeyId })
  expect((await sim.refusal(alice, OPERATION, { CiphertextBlob, DestinationKeyId: two.KeyId })).code).toBe(
    'AccessDeniedException',
  )
})

test('leaves one record, which names both keys', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-reencrypt.html
  const sim = simulation()
  const [from, to] = [await createKey(sim), await createKey(sim)]
  const CiphertextBlob = await sealedUnder(sim, from.KeyId)
  const event = eventOf(await sim.send(root, OPERATION, { CiphertextBlob, DestinationKeyId: to.Arn }))
  expect(event).toMatchObject({
    eventName: 'ReEncrypt',
    requestParameters: {
      sourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      destinationKeyId: to.Arn,
      destinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    responseElements: null,
    additionalEventData: {
      sourceKeyMaterialId: from.CurrentKeyMaterialId,
      destinationKeyMaterialId: to.CurrentKeyMaterialId,
    },
  })
  expect(event.resources).toEqual(
    [from, to].map(({ Arn }) => ({ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: Arn })),
  )
})

test('can be tried dry, with the ciphertext or without', async () => {
  const sim = simulation()
  const [from, to] = [await createKey(sim), await createKey(sim)]
  const CiphertextBlob = await sealedUnder(sim, from.KeyId)
  const dry = { DestinationKeyId: to.KeyId, DryRun: true }
  const code = async (input: object) => (await sim.refusal(root, OPERATION, { ...dry, ...input })).code
  expect(await code({ CiphertextBlob })).toBe('DryRunOperationException')
  const DryRunModifiers = ['IGNORE_CIPHERTEXT']
  expect(await code({ SourceKeyId: from.KeyId, DryRunModifiers })).toBe('DryRunOperationException')
  expect(await code({ DryRunModifiers })).toBe('ValidationException')
})

test('compares the source before it looks at the destination', async () => {
  // LocalStack's recording of AWS: test_re_encrypt_incorrect_source_key.
  const sim = simulation()
  const from = await createKey(sim)
  const mac = await createKey(sim, { KeySpec: 'HMAC_224', KeyUsage: 'GENERATE_VERIFY_MAC' })
  const CiphertextBlob = await sealedUnder(sim, from.KeyId)
  const input = { CiphertextBlob, SourceKeyId: mac.KeyId, DestinationKeyId: mac.KeyId }
  expect((await sim.refusal(root, OPERATION, input)).code).toBe('IncorrectKeyException')
  expect((await sim.refusal(root, OPERATION, { ...input, SourceKeyId: from.KeyId })).code).toBe(
    'InvalidKeyUsageException',
  )
})
