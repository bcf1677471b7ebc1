import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createKey, DAY, describeKey, generationsOf, type Sealed } from '../../testing/kms.ts'
import { recordsOf } from '../../testing/records.ts'
import { root, simulation } from '../../testing/world.ts'

test('new ciphertexts are sealed with the new generation, old ones still open with theirs', async () => {
  // LocalStack's recordings of AWS: test_key_rotations_encryption_decryption,
  // test_key_rotation_updates_current_key_material_id_for_aws_symmetric_keys, test_rotate_on_demand_returns_arn_for_key_id.
  const sim = simulation()
  const { KeyId, Arn, CurrentKeyMaterialId: first } = await createKey(sim)
  const Plaintext = utf8('sunset')
  const old = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext })
  expect(await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId })).toEqual({ KeyId: Arn })
  const { CurrentKeyMaterialId: second } = await describeKey(sim, KeyId)
  const fresh = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext })
  expect(second).not.toBe(first)
  for (const [{ CiphertextBlob }, KeyMaterialId] of [
    [old, first],
    [fresh, second],
  ] as const)
    expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toEqual({
      KeyId: Arn,
      Plaintext,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      KeyMaterialId,
    })
  expect(await generationsOf(sim, KeyId)).toMatchObject([
    { KeyMaterialId: first, KeyMaterialState: 'NON_CURRENT' },
    { KeyMaterialId: second, KeyMaterialState: 'CURRENT', RotationType: 'ON_DEMAND' },
  ])
})

test('leaves the schedule as it is', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  const before = await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 100 })
  await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId })
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })).toEqual(before)
})

test('twenty-five times and no more; what rotates by itself does not count', async () => {
  // Text: LocalStack's recordings of AWS, test_key_rotations_limits; the number:
  // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 366 })
  for (let i = 0; i < 25; i++) await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId })
  expect(await sim.refusal(root, 'kms:RotateKeyOnDemand', { KeyId })).toEqual({
    code: 'LimitExceededException',
    status: 400,
    message: `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${Arn}`,
  })
})

test('not within twenty minutes of the next automatic rotation', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 364, Minutes: 24 * 60 - 10 })
  expect(await sim.refusal(root, 'kms:RotateKeyOnDemand', { KeyId })).toEqual({
    code: 'ConflictException',
    status: 400,
  })
})

test.each([
  ['Disabled', 'kms:DisableKey', 'DisabledException', 'is disabled.'],
  ['PendingDeletion', 'kms:ScheduleKeyDeletion', 'KMSInvalidStateException', 'is pending deletion.'],
])('refuses a key that is %s', async (_state, operation, code, text) => {
  // LocalStack's recordings of AWS: test_rotate_key_on_demand_raises_error_given_key_is_disabled.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, operation, { KeyId })
  expect(await sim.refusal(root, 'kms:RotateKeyOnDemand', { KeyId })).toEqual({
    code,
    status: 400,
    message: `${Arn} ${text}`,
  })
})

test('refuses a key without material', async () => {
  // LocalStack's recordings of AWS: test_rotate_key_on_demand_on_external_key_with_no_key_material.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { Origin: 'EXTERNAL' })
  expect(await sim.refusal(root, 'kms:RotateKeyOnDemand', { KeyId })).toMatchObject({
    code: 'KMSInvalidStateException',
    message: `${Arn} is pending import.`,
  })
})

test('the rotation is recorded after the call, as AWS’s own doing', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-rotatekey.html
  const sim = simulation()
  const { KeyId, Arn, CurrentKeyMaterialId } = await createKey(sim)
  const [call, did] = recordsOf(await sim.send(root, 'kms:RotateKeyOnDemand', { KeyId })).map(({ event }) => event)
  expect(call).toMatchObject({
    eventName: 'RotateKeyOnDemand',
    requestParameters: { keyId: KeyId },
    responseElements: { keyId: Arn },
  })
  expect(did).toMatchObject({
    userIdentity: { accountId: '111122223333', invokedBy: 'AWS Internal' },
    eventName: 'RotateKey',
    requestParameters: null,
    responseElements: null,
    resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: Arn }],
    eventType: 'AwsServiceEvent',
    serviceEventDetails: {
      rotationType: 'ON_DEMAND',
      keyOrigin: 'AWS_KMS',
      previousKeyMaterialId: CurrentKeyMaterialId,
      currentKeyMaterialId: (await describeKey(sim, KeyId)).CurrentKeyMaterialId,
      keyId: KeyId,
    },
  })
  expect(did).not.toHaveProperty('requestID')
})

test('one year and a day of simulated time later there is an automatic generation too', async () => {
  const sim = simulation()
  const { KeyId, CreationDate } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 366 })
  expect(await generationsOf(sim, KeyId)).toMatchObject([
    {},
    { RotationType: 'AUTOMATIC', RotationDate: CreationDate + 1 + 365 * DAY },
  ])
})
