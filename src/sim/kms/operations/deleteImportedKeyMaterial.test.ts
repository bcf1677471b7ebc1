import { expect, test } from 'vitest'
import { importMaterial, materialOf } from '../../testing/importing.ts'
import { createKey, describeKey, eventOf, generationsOf } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

async function imported() {
  const sim = simulation()
  const key = await createKey(sim, { Origin: 'EXTERNAL' })
  await importMaterial(sim, key.KeyId, materialOf(1))
  const { CurrentKeyMaterialId: id } = await describeKey(sim, key.KeyId)
  return { sim, KeyId: key.KeyId, Arn: key.Arn, id }
}

test('the key has no material, but remembers which one it was', async () => {
  // LocalStack's recordings of AWS: test_import_key_symmetric.
  const { sim, KeyId, Arn, id } = await imported()
  expect(await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })).toEqual({ KeyId: Arn, KeyMaterialId: id })
  const described = await describeKey(sim, KeyId)
  expect(described).toMatchObject({ KeyState: 'PendingImport', Enabled: false, CurrentKeyMaterialId: id })
  expect(described).not.toHaveProperty('ExpirationModel')
  expect(await generationsOf(sim, KeyId)).toEqual([
    { KeyId, KeyMaterialId: id, KeyMaterialState: 'CURRENT', ImportState: 'PENDING_IMPORT' },
  ])
})

test('it is really gone from the HSM', async () => {
  const { sim, KeyId, id } = await imported()
  const message = { iv: new Uint8Array(12), additionalData: new Uint8Array(0), data: new Uint8Array(1) }
  await sim.environment.hsm.encrypt(id, message)
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })
  await expect(sim.environment.hsm.encrypt(id, message)).rejects.toThrow('holds no key material')
})

test('the public half of a private key stays known', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const sim = simulation()
  const { KeyId } = await createKey(sim, { Origin: 'EXTERNAL', KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' })
  const { privateKey } = await (await sim.environment.fork().hsm.beyondAes()).newKeyPair('ECC_NIST_P256')
  await importMaterial(sim, KeyId, privateKey)
  const known = await sim.answer(root, 'kms:GetPublicKey', { KeyId })
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })
  expect(await sim.answer(root, 'kms:GetPublicKey', { KeyId })).toEqual(known)
  const Message = new Uint8Array(1)
  expect(await sim.refusal(root, 'kms:Sign', { KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_256' })).toMatchObject({
    code: 'KMSInvalidStateException',
  })
})

test('what only waited for a rotation leaves no trace, and makes room', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_RotationsListEntry.html
  const { sim, KeyId, id } = await imported()
  const NEW = { ImportType: 'NEW_KEY_MATERIAL' }
  await importMaterial(sim, KeyId, materialOf(2), NEW)
  const [, pending] = await generationsOf(sim, KeyId)
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId, KeyMaterialId: pending?.KeyMaterialId })
  expect((await generationsOf(sim, KeyId)).map(({ KeyMaterialId }) => KeyMaterialId)).toEqual([id])
  expect(await describeKey(sim, KeyId)).toMatchObject({ KeyState: 'Enabled' })
  expect(await importMaterial(sim, KeyId, materialOf(3), NEW)).not.toHaveProperty('error')
})

test('a key pending deletion stays so, and waits for its material when it is kept', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html
  const { sim, KeyId } = await imported()
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })
  expect(await describeKey(sim, KeyId)).toMatchObject({ KeyState: 'PendingDeletion' })
  await sim.answer(root, 'kms:CancelKeyDeletion', { KeyId })
  expect(await describeKey(sim, KeyId)).toMatchObject({ KeyState: 'PendingImport' })
})

test('twice is as good as once', async () => {
  const { sim, KeyId, Arn, id } = await imported()
  await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })
  expect(await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })).toEqual({ KeyId: Arn, KeyMaterialId: id })
})

test('an id that the key does not have is not found', async () => {
  const { sim, KeyId } = await imported()
  const KeyMaterialId = '0'.repeat(64)
  expect((await sim.refusal(root, 'kms:DeleteImportedKeyMaterial', { KeyId, KeyMaterialId })).code).toBe(
    'NotFoundException',
  )
})

test('the record names the material', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-deleteimportedkeymaterial.html
  const { sim, KeyId, Arn, id } = await imported()
  expect(eventOf(await sim.send(root, 'kms:DeleteImportedKeyMaterial', { KeyId, KeyMaterialId: id }))).toMatchObject({
    requestParameters: { keyId: KeyId, keyMaterialId: id },
    responseElements: { keyId: Arn, keyMaterialId: id },
    readOnly: false,
    resources: [{ ARN: Arn }],
  })
})
