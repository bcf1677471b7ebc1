import { expect, test } from 'vitest'
import { createKey, DAY, delegation, keyPolicy, type Metadata } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

test('a new key does not rotate', async () => {
  // LocalStack's recordings of AWS: test_rotate_key_on_demand_with_symmetric_key_and_automatic_rotation_disabled.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })).toEqual({
    KeyId: Arn,
    KeyRotationEnabled: false,
  })
})

test('an AWS managed key rotates every year', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html#rotate-aws-managed-keys
  const sim = simulation()
  const { KeyMetadata } = await sim.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', {
    KeyId: 'alias/aws/s3',
  })
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId: KeyMetadata.KeyId })).toEqual({
    KeyId: KeyMetadata.Arn,
    KeyRotationEnabled: true,
    NextRotationDate: KeyMetadata.CreationDate + 365 * DAY,
    RotationPeriodInDays: 365,
  })
  await sim.answer(root, 'clock:PassTime', { Days: 3 * 365 + 1 })
  const { Rotations } = await sim.answer<{ Rotations: readonly unknown[] }>(root, 'kms:ListKeyRotations', {
    KeyId: KeyMetadata.KeyId,
  })
  expect(Rotations).toHaveLength(3)
})

test('is false while a key waits for its deletion, and true again when that is cancelled', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })).toEqual({
    KeyId: Arn,
    KeyRotationEnabled: false,
  })
  await sim.answer(root, 'kms:CancelKeyDeletion', { KeyId })
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })).toMatchObject({ KeyRotationEnabled: true })
})

test('a key that waits for its material is refused', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { Origin: 'EXTERNAL' })
  expect(await sim.refusal(root, 'kms:GetKeyRotationStatus', { KeyId })).toEqual({
    code: 'UnsupportedOperationException',
    status: 400,
    message: `${Arn} origin is EXTERNAL which is not valid for this operation.`,
  })
})

test('another account may ask when the key policy lets it', async () => {
  const sim = simulation()
  const stranger = { type: 'root', accountId: '444455556666' } as const
  const { Arn } = await createKey(sim, {
    Policy: keyPolicy(delegation, {
      ...delegation,
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: 'kms:GetKeyRotationStatus',
    }),
  })
  expect(await sim.answer(stranger, 'kms:GetKeyRotationStatus', { KeyId: Arn })).toMatchObject({
    KeyRotationEnabled: false,
  })
})
