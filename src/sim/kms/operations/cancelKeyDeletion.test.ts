import { expect, test } from 'vitest'
import { createKey, describeKey, eventOf, type DataKey } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

test('leaves the key disabled, and what it encrypted readable once it is enabled', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const { CiphertextBlob } = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  expect(await sim.answer(root, 'kms:CancelKeyDeletion', { KeyId })).toEqual({ KeyId: Arn })
  const key = await describeKey(sim, KeyId)
  expect(key).toMatchObject({ KeyState: 'Disabled', Enabled: false })
  expect(key).not.toHaveProperty('DeletionDate')
  await sim.answer(root, 'kms:EnableKey', { KeyId })
  await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })
})

test('refuses for a key that is not to be deleted', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  expect(await sim.refusal(root, 'kms:CancelKeyDeletion', { KeyId })).toEqual({
    code: 'KMSInvalidStateException',
    status: 400,
    message: `${Arn} is not pending deletion.`,
  })
})

test('is written down', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-cancel-key-deletion.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  expect(eventOf(await sim.send(root, 'kms:CancelKeyDeletion', { KeyId }))).toMatchObject({
    requestParameters: { keyId: KeyId },
    responseElements: { keyId: Arn },
    readOnly: false,
    resources: [{ ARN: Arn }],
  })
})
