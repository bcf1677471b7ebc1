import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { parametersFor } from '../../testing/importing.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const ask = { WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048' }

test('hands out a public key of its own each time, for one day', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html
  const sim = simulation()
  const { KeyId, Arn, CreationDate } = await createKey(sim, { Origin: 'EXTERNAL' })
  const [one, two] = [await parametersFor(sim, KeyId), await parametersFor(sim, KeyId)]
  expect(one).toMatchObject({ KeyId: Arn, ParametersValidTo: CreationDate + 1 + 86_400 })
  expect(two.PublicKey).not.toEqual(one.PublicKey)
  expect(two.ImportToken).not.toEqual(one.ImportToken)
  const { algorithm } = await crypto.subtle.importKey(
    'spki',
    one.PublicKey,
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    true,
    ['encrypt'],
  )
  expect(algorithm).toMatchObject({ modulusLength: 2048 })
})

test('a key that KMS made the material of takes none', async () => {
  // LocalStack's recordings of AWS: test_get_parameters_for_import_raises_for_non_external_kms_keys.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const refused = {
    code: 'UnsupportedOperationException',
    status: 400,
    message: `${Arn} origin is AWS_KMS which is not valid for this operation.`,
  }
  const bytes = new Uint8Array(256)
  expect(await sim.refusal(root, 'kms:GetParametersForImport', { KeyId, ...ask })).toEqual(refused)
  expect(
    await sim.refusal(root, 'kms:ImportKeyMaterial', { KeyId, ImportToken: bytes, EncryptedKeyMaterial: bytes }),
  ).toEqual(refused)
  expect(await sim.refusal(root, 'kms:DeleteImportedKeyMaterial', { KeyId })).toEqual(refused)
})

test.each([
  [{ ...ask, WrappingAlgorithm: 'RSAES_PKCS1_V1_5' }, 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
  [{ WrappingAlgorithm: 'SM2PKE', WrappingKeySpec: 'SM2' }, 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
  [ask, 'RSA_2048', 'SIGN_VERIFY'],
  [ask, 'ECC_NIST_P521', 'SIGN_VERIFY'],
])('%j is not for a key of %s', async (parameters, KeySpec, KeyUsage) => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html
  const sim = simulation()
  const { KeyId } = await createKey(sim, { Origin: 'EXTERNAL', KeySpec, KeyUsage })
  expect((await sim.refusal(root, 'kms:GetParametersForImport', { KeyId, ...parameters })).code).toBe(
    'UnsupportedOperationException',
  )
})

test('a policy may ask for an algorithm and a length', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-wrapping-algorithm
  const sim = simulation()
  const { KeyId } = await createKey(sim, { Origin: 'EXTERNAL' })
  const alice = await createUser(sim, 'alice', {
    Effect: 'Allow',
    Action: 'kms:GetParametersForImport',
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:WrappingAlgorithm': 'RSAES_OAEP_SHA_256', 'kms:WrappingKeySpec': 'RSA_2048' },
    },
  })
  await sim.answer(alice, 'kms:GetParametersForImport', { KeyId, ...ask })
  expect(
    (await sim.refusal(alice, 'kms:GetParametersForImport', { KeyId, ...ask, WrappingKeySpec: 'RSA_4096' })).code,
  ).toBe('AccessDeniedException')
})

test('the record says how it will be wrapped', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-getparametersforimport.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { Origin: 'EXTERNAL' })
  expect(eventOf(await sim.send(root, 'kms:GetParametersForImport', { KeyId, ...ask }))).toMatchObject({
    requestParameters: { keyId: KeyId, wrappingAlgorithm: 'RSAES_OAEP_SHA_256', wrappingKeySpec: 'RSA_2048' },
    responseElements: null,
    readOnly: true,
    resources: [{ ARN: Arn }],
  })
})
