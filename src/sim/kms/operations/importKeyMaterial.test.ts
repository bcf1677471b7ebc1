import { expect, test } from 'vitest'
import { hexOf, utf8, type Bytes } from '../../bytes.ts'
import { createEnvironment } from '../../environment.ts'
import type { Outcome } from '../../gateway.ts'
import { importMaterial, materialOf, parametersFor, wrap } from '../../testing/importing.ts'
import { createKey, DAY, describeKey, eventOf, generationsOf, type Metadata, type Sealed } from '../../testing/kms.ts'
import { recordOf } from '../../testing/records.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Plaintext = utf8('sunset')

async function external(input: object = {}): Promise<{ readonly sim: Simulation; readonly key: Metadata }> {
  const sim = simulation()
  return { sim, key: await createKey(sim, { Origin: 'EXTERNAL', ...input }) }
}

const refusalOf = (outcome: Outcome) => ('error' in outcome ? outcome.error : undefined)

const idIn = (outcome: Outcome): string => {
  if ('error' in outcome) throw new Error(outcome.error.message ?? outcome.error.code)
  return (outcome.response as { KeyMaterialId: string }).KeyMaterialId // ImportKeyMaterial's answer
}

const seal = (sim: Simulation, KeyId: string, region?: string): Promise<Sealed> =>
  sim.answer(root, 'kms:Encrypt', { KeyId, Plaintext }, region)

test.each(['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'RSA_AES_KEY_WRAP_SHA_1', 'RSA_AES_KEY_WRAP_SHA_256'])(
  'material under %s makes the key work',
  async (algorithm) => {
    // LocalStack's recordings of AWS: test_import_key_symmetric, test_rotate_key_on_demand_updates_current_key_material_id_for_external_keys.
    const { sim, key } = await external()
    expect(await describeKey(sim, key.KeyId)).toMatchObject({ KeyState: 'PendingImport', Enabled: false })
    const outcome = await importMaterial(sim, key.KeyId, materialOf(1), { algorithm })
    const KeyMaterialId = idIn(outcome)
    expect(outcome).toMatchObject({ response: { KeyId: key.Arn, KeyMaterialId } })
    expect(await describeKey(sim, key.KeyId)).toMatchObject({
      KeyState: 'Enabled',
      Enabled: true,
      CurrentKeyMaterialId: KeyMaterialId,
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    })
    const { CiphertextBlob } = await seal(sim, key.KeyId)
    expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext, KeyMaterialId })
  },
)

test('the material is really the one that was brought', async () => {
  const { sim, key } = await external()
  const id = idIn(await importMaterial(sim, key.KeyId, materialOf(1)))
  const { CiphertextBlob } = await seal(sim, key.KeyId)
  // docs/ciphertext-blob.md: version, iv, material id, ciphertext and tag.
  expect(hexOf(CiphertextBlob.subarray(13, 45))).toBe(id)
  const outside = await crypto.subtle.importKey('raw', materialOf(1), 'AES-GCM', false, ['decrypt'])
  const [iv, additionalData] = [CiphertextBlob.slice(1, 13), CiphertextBlob.slice(0, 45)]
  expect(
    new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, outside, CiphertextBlob.slice(45)),
    ),
  ).toEqual(Plaintext)
})

test('plaintext material is in no world and no trace', async () => {
  const { sim, key } = await external()
  const { trace } = await importMaterial(sim, key.KeyId, materialOf(0xa5))
  const told = JSON.stringify(trace)
  for (const form of ['a5a5a5a5', btoa(String.fromCharCode(0xa5).repeat(6))]) expect(told).not.toContain(form)
})

test('the same material has the same id, and ciphertexts come back to life with it', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html
  const { sim, key } = await external()
  const id = idIn(await importMaterial(sim, key.KeyId, materialOf(1)))
  const { CiphertextBlob } = await seal(sim, key.KeyId)
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId: key.KeyId })
  const pending = { code: 'KMSInvalidStateException', status: 400, message: `${key.Arn} is pending import.` }
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).toEqual(pending)
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(2)))).toEqual({
    code: 'IncorrectKeyMaterialException',
    status: 400,
  })
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).toEqual(pending)
  expect(idIn(await importMaterial(sim, key.KeyId, materialOf(1)))).toBe(id)
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext })
})

test('the same material in another key has another id', async () => {
  const { sim, key } = await external()
  const other = await createKey(sim, { Origin: 'EXTERNAL' })
  const ids = [key, other].map(async ({ KeyId }) => idIn(await importMaterial(sim, KeyId, materialOf(1))))
  const [one, two] = [await ids[0], await ids[1]]
  expect(one).not.toBe(two)
})

test('new material waits for a rotation, and then both generations open what they sealed', async () => {
  // LocalStack's recordings of AWS: test_rotate_key_on_demand_for_external_keys_decrypts_with_previous_material.
  const { sim, key } = await external()
  const first = idIn(await importMaterial(sim, key.KeyId, materialOf(1)))
  const old = await seal(sim, key.KeyId)
  const second = idIn(
    await importMaterial(sim, key.KeyId, materialOf(2), {
      ImportType: 'NEW_KEY_MATERIAL',
      KeyMaterialDescription: 'second',
    }),
  )
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ CurrentKeyMaterialId: first, KeyState: 'Enabled' })
  expect(await generationsOf(sim, key.KeyId)).toEqual([
    {
      KeyId: key.KeyId,
      KeyMaterialId: first,
      KeyMaterialState: 'CURRENT',
      ImportState: 'IMPORTED',
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    },
    {
      KeyId: key.KeyId,
      KeyMaterialId: second,
      KeyMaterialDescription: 'second',
      KeyMaterialState: 'PENDING_ROTATION',
      ImportState: 'IMPORTED',
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    },
  ])
  const rotated = await sim.send(root, 'kms:RotateKeyOnDemand', { KeyId: key.KeyId })
  expect(recordOf(rotated, 'RotateKey').serviceEventDetails).toMatchObject({
    keyOrigin: 'EXTERNAL',
    previousKeyMaterialId: first,
    currentKeyMaterialId: second,
  })
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ CurrentKeyMaterialId: second })
  const fresh = await seal(sim, key.KeyId)
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob: old.CiphertextBlob })).toMatchObject({
    Plaintext,
    KeyMaterialId: first,
  })
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob: fresh.CiphertextBlob })).toMatchObject({
    KeyMaterialId: second,
  })
  expect(await sim.refusal(root, 'kms:RotateKeyOnDemand', { KeyId: key.KeyId })).toEqual({
    code: 'KMSInvalidStateException',
    status: 400,
    message: `No available key material pending rotation for the key: ${key.Arn}.`,
  })

  // Every generation has to be there: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId: key.KeyId, KeyMaterialId: first })
  expect((await sim.refusal(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })).message).toBe(
    `${key.Arn} is pending import.`,
  )
  await importMaterial(sim, key.KeyId, materialOf(1), { KeyMaterialId: first })
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob: old.CiphertextBlob })).toMatchObject({ Plaintext })
})

test('one new material at a time', async () => {
  // LocalStack's recordings of AWS: test_import_key_material_raises_if_there_is_already_key_material_pending.
  const { sim, key } = await external()
  await importMaterial(sim, key.KeyId, materialOf(1))
  const NEW = { ImportType: 'NEW_KEY_MATERIAL' }
  const pending = idIn(await importMaterial(sim, key.KeyId, materialOf(2), NEW))
  const { message = '', code } = refusalOf(await importMaterial(sim, key.KeyId, materialOf(3), NEW)) ?? { code: '' }
  expect(code).toBe('KMSInvalidStateException')
  expect(message.replace(/[0-9a-f]{64}/, 'ID')).toBe(
    `New key material (id: ID) cannot be imported into KMS key ${key.Arn}, because another key material (id: ${pending}) is pending rotation.`,
  )
  expect(await generationsOf(sim, key.KeyId)).toHaveLength(2)
})

test.each([
  ['other material for an existing id', 2, { KeyMaterialId: 'ID' }],
  ['material that the key does not have', 2, { ImportType: 'EXISTING_KEY_MATERIAL' }],
  ['material that is not new', 1, { ImportType: 'NEW_KEY_MATERIAL' }],
])('refuses %s', async (_what, byte, input: Readonly<Record<string, string>>) => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html
  const { sim, key } = await external()
  const id = idIn(await importMaterial(sim, key.KeyId, materialOf(1)))
  const { CiphertextBlob } = await seal(sim, key.KeyId)
  const given = 'KeyMaterialId' in input ? { KeyMaterialId: id } : input
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(byte), given))?.code).toBe(
    'IncorrectKeyMaterialException',
  )
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext })
})

test('material of the wrong length is none', async () => {
  const { sim, key } = await external()
  expect(refusalOf(await importMaterial(sim, key.KeyId, new Uint8Array(31).fill(1)))?.code).toBe(
    'IncorrectKeyMaterialException',
  )
})

test('what cannot be unwrapped is an invalid ciphertext', async () => {
  const { sim, key } = await external()
  const set = await parametersFor(sim, key.KeyId)
  const other = await parametersFor(sim, key.KeyId)
  const input = { KeyId: key.KeyId, ImportToken: set.ImportToken, ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }
  for (const EncryptedKeyMaterial of [
    new Uint8Array(256).fill(1),
    materialOf(1),
    await wrap(materialOf(1), set, 'RSAES_OAEP_SHA_1'),
    await wrap(materialOf(1), other, 'RSAES_OAEP_SHA_256'),
  ])
    expect(await sim.refusal(root, 'kms:ImportKeyMaterial', { ...input, EncryptedKeyMaterial })).toEqual({
      code: 'InvalidCiphertextException',
      status: 400,
    })
})

test('a token is for one key and one day', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html
  const { sim, key } = await external()
  const other = await createKey(sim, { Origin: 'EXTERNAL' })
  const set = await parametersFor(sim, key.KeyId)
  const input = {
    ImportToken: set.ImportToken,
    EncryptedKeyMaterial: await wrap(materialOf(1), set, 'RSAES_OAEP_SHA_256'),
    ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
  }
  const refused = async (KeyId: string, change: object = {}) =>
    (await sim.refusal(root, 'kms:ImportKeyMaterial', { ...input, KeyId, ...change })).code
  expect(await refused(other.KeyId)).toBe('InvalidImportTokenException')
  expect(await refused(key.KeyId, { ImportToken: new Uint8Array(256) })).toBe('InvalidImportTokenException')
  await sim.answer(root, 'clock:PassTime', { Days: 1 })
  expect(await refused(key.KeyId)).toBe('ExpiredImportTokenException')
})

test('expiring material needs a date', async () => {
  // LocalStack's recordings of AWS: test_import_key_symmetric.
  const { sim, key } = await external()
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(1), { ValidTo: undefined }))).toEqual({
    code: 'ValidationException',
    status: 400,
    message: 'A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES',
  })
})

test.each([
  ['in the past', -1],
  ['more than a year ahead', 366 * DAY],
])('refuses a date %s', async (_when, offset) => {
  const { sim, key } = await external()
  const ValidTo = key.CreationDate + offset
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(1), { ValidTo }))?.code).toBe('ValidationException')
})

test('material expires at its date, and KMS writes it down', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-deleteexpiredkeymaterial.html
  const { sim, key } = await external()
  const ValidTo = key.CreationDate + 10 * DAY
  const id = idIn(await importMaterial(sim, key.KeyId, materialOf(1), { ValidTo }))
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo })
  const { CiphertextBlob } = await seal(sim, key.KeyId)
  await sim.answer(root, 'clock:PassTime', { Days: 9 })
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext })
  const event = recordOf(await sim.send(root, 'clock:PassTime', { Days: 2 }), 'DeleteExpiredKeyMaterial')
  expect(event).toMatchObject({
    eventTime: new Date(ValidTo * 1000).toISOString().replace('.000', ''),
    eventType: 'AwsServiceEvent',
    responseElements: null,
    resources: [{ ARN: key.Arn }],
    serviceEventDetails: { keyId: key.KeyId, keyMaterialId: id },
  })
  const described = await describeKey(sim, key.KeyId)
  expect(described).toMatchObject({ KeyState: 'PendingImport', CurrentKeyMaterialId: id })
  expect(described).not.toHaveProperty('ExpirationModel')
  expect((await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).message).toBe(`${key.Arn} is pending import.`)
  await importMaterial(sim, key.KeyId, materialOf(1))
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext })
})

test('material expires also when nobody lets time pass on purpose', async () => {
  const { sim, key } = await external()
  const id = idIn(await importMaterial(sim, key.KeyId, materialOf(1), { ValidTo: key.CreationDate + 5 }))
  for (let i = 0; i < 6; i++) await sim.answer(root, 'kms:ListKeys', {})
  expect((await sim.refusal(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })).message).toBe(
    `${key.Arn} is pending import.`,
  )
  expect(await generationsOf(sim, key.KeyId)).toMatchObject([{ KeyMaterialId: id, ImportState: 'PENDING_IMPORT' }])
  expect(idIn(await importMaterial(sim, key.KeyId, materialOf(1)))).toBe(id)
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ KeyState: 'Enabled' })
})

test('an HMAC key takes raw material, once and for all', async () => {
  // LocalStack's recordings of AWS: test_import_key_hmac_keys.
  const { sim, key } = await external({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
  const outcome = await importMaterial(sim, key.KeyId, materialOf(1))
  expect(outcome).toMatchObject({ response: { KeyId: key.Arn } })
  expect(outcome).not.toHaveProperty('response.KeyMaterialId')
  expect(await describeKey(sim, key.KeyId)).not.toHaveProperty('CurrentKeyMaterialId')
  expect(await describeKey(sim, key.KeyId)).toMatchObject({
    KeyState: 'Enabled',
    ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
  })
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(2)))?.code).toBe('IncorrectKeyMaterialException')
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(1), { ImportType: 'NEW_KEY_MATERIAL' }))?.code).toBe(
    'UnsupportedOperationException',
  )
})

test.each([
  ['RSA_2048', 'SIGN_VERIFY', 'RSA_AES_KEY_WRAP_SHA_256'],
  ['ECC_NIST_P256', 'SIGN_VERIFY', 'RSAES_OAEP_SHA_256'],
  ['ECC_NIST_P384', 'KEY_AGREEMENT', 'RSAES_OAEP_SHA_1'],
  ['ECC_NIST_P521', 'SIGN_VERIFY', 'RSA_AES_KEY_WRAP_SHA_1'],
  ['ECC_SECG_P256K1', 'SIGN_VERIFY', 'RSAES_OAEP_SHA_256'],
  ['ECC_NIST_EDWARDS25519', 'SIGN_VERIFY', 'RSAES_OAEP_SHA_256'],
  ['ML_DSA_44', 'SIGN_VERIFY', 'RSAES_OAEP_SHA_256'],
] as const)('a private key of %s for %s comes in under %s', async (KeySpec, KeyUsage, algorithm) => {
  // LocalStack's recordings of AWS: test_import_key_asymmetric, test_import_key_rsa_aes_wrap_sha256.
  const { sim, key } = await external({ KeySpec, KeyUsage })
  const { privateKey } = await (await createEnvironment({ seed: 'owner' }).hsm.beyondAes()).newKeyPair(KeySpec)
  expect(await importMaterial(sim, key.KeyId, privateKey, { algorithm })).toMatchObject({
    response: { KeyId: key.Arn },
  })
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ KeyState: 'Enabled' })
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId: key.KeyId })
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ KeyState: 'PendingImport' })
  const wrong: Bytes = privateKey.slice(0, -1)
  expect(refusalOf(await importMaterial(sim, key.KeyId, wrong, { algorithm }))?.code).toBe(
    'IncorrectKeyMaterialException',
  )
})

test('each Region of a multi-Region key wants the same material', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-import.html
  const THERE = 'eu-west-1'
  const { sim, key } = await external({ MultiRegion: true })
  const first = idIn(await importMaterial(sim, key.KeyId, materialOf(1)))
  await sim.answer(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })
  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  const state = async (region?: string) =>
    (await sim.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', { KeyId: key.KeyId }, region)).KeyMetadata
      .KeyState
  expect(await state(THERE)).toBe('PendingImport')
  const { CiphertextBlob } = await seal(sim, key.KeyId)
  expect((await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob }, THERE)).message).toContain('is pending import.')
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(2), { region: THERE }))?.code).toBe(
    'IncorrectKeyMaterialException',
  )
  expect(idIn(await importMaterial(sim, key.KeyId, materialOf(1), { region: THERE }))).toBe(first)
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob }, THERE)).toMatchObject({ Plaintext })

  const NEW = { ImportType: 'NEW_KEY_MATERIAL' }
  expect(refusalOf(await importMaterial(sim, key.KeyId, materialOf(2), { ...NEW, region: THERE }))?.code).toBe(
    'UnsupportedOperationException',
  )
  const second = idIn(await importMaterial(sim, key.KeyId, materialOf(2), NEW))
  const waiting = async () => (await generationsOf(sim, key.KeyId))[1]?.KeyMaterialState
  expect(await waiting()).toBe('PENDING_MULTI_REGION_IMPORT_AND_ROTATION')
  expect((await sim.refusal(root, 'kms:RotateKeyOnDemand', { KeyId: key.KeyId })).message).toBe(
    `No available key material pending rotation for the key: ${key.Arn}.`,
  )
  await importMaterial(sim, key.KeyId, materialOf(2), { region: THERE })
  expect(await waiting()).toBe('PENDING_ROTATION')
  await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId: key.KeyId })
  for (const region of [undefined, THERE])
    expect((await generationsOf(sim, key.KeyId, region)).at(-1)).toMatchObject({
      KeyMaterialId: second,
      KeyMaterialState: 'CURRENT',
    })

  // What one Region deletes the other keeps.
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId: key.KeyId })
  expect(await state()).toBe('PendingImport')
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob }, THERE)).toMatchObject({ Plaintext })
})

test('a policy may ask how long material lives', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-expiration-model
  const { sim, key } = await external()
  const alice = await createUser(sim, 'alice', {
    Effect: 'Allow',
    Action: 'kms:ImportKeyMaterial',
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:ExpirationModel': 'KEY_MATERIAL_EXPIRES' },
      NumericLessThanEquals: { 'kms:ValidTo': String(key.CreationDate + 30 * DAY) },
    },
  })
  const set = await parametersFor(sim, key.KeyId)
  const input = {
    KeyId: key.KeyId,
    ImportToken: set.ImportToken,
    EncryptedKeyMaterial: await wrap(materialOf(1), set, 'RSAES_OAEP_SHA_256'),
  }
  for (const wrong of [{ ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }, { ValidTo: key.CreationDate + 31 * DAY }])
    expect((await sim.refusal(alice, 'kms:ImportKeyMaterial', { ...input, ...wrong })).code).toBe(
      'AccessDeniedException',
    )
  await sim.answer(alice, 'kms:ImportKeyMaterial', { ...input, ValidTo: key.CreationDate + 29 * DAY })
})

test('the record has neither token nor material', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-importkeymaterial.html
  const { sim, key } = await external()
  const outcome = await importMaterial(sim, key.KeyId, materialOf(1), {
    ValidTo: key.CreationDate + DAY,
    ImportType: 'NEW_KEY_MATERIAL',
    KeyMaterialDescription: 'ExampleKeyMaterialA',
  })
  expect(eventOf(outcome)).toMatchObject({
    requestParameters: {
      keyId: key.KeyId,
      validTo: 'Jan 16, 2026, 9:00:00 AM',
      importType: 'NEW_KEY_MATERIAL',
      keyMaterialDescription: 'ExampleKeyMaterialA',
    },
    responseElements: { keyId: key.Arn, keyMaterialId: idIn(outcome) },
    readOnly: false,
    resources: [{ ARN: key.Arn }],
  })
  expect(Object.keys(eventOf(outcome).requestParameters ?? {})).toHaveLength(4)
})
