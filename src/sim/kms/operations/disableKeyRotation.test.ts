import { expect, test } from 'vitest'
import { createKey, eventOf, generationsOf } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

test('no more generations come, and those that came stay', async () => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 366 })
  const before = await generationsOf(sim, KeyId)
  await sim.answer(root, 'kms:DisableKeyRotation', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 1000 })
  expect(before).toHaveLength(2)
  expect(await generationsOf(sim, KeyId)).toEqual(before)
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })).toEqual({
    KeyId: Arn,
    KeyRotationEnabled: false,
  })
})

test('a key that does not rotate takes it without a word', async () => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const outcome = await sim.send(root, 'kms:DisableKeyRotation', { KeyId })
  expect(outcome).not.toHaveProperty('error')
  expect(outcome.trace.some(({ step }) => step.type === 'state-changed')).toBe(false)
  expect(eventOf(outcome)).toMatchObject({ responseElements: { keyId: Arn }, requestParameters: { keyId: KeyId } })
})

test('a disabled key is refused', async () => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  expect(await sim.refusal(root, 'kms:DisableKeyRotation', { KeyId })).toMatchObject({
    code: 'DisabledException',
    message: `${Arn} is disabled.`,
  })
})
