import { expect, test } from 'vitest'
import { createKey, DAY, eventOf, generationsOf, type RotationStatus } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const status = (sim: ReturnType<typeof simulation>, KeyId: string): Promise<RotationStatus> =>
  sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })

test.each([
  [undefined, 365],
  [90, 90],
  [2560, 2560],
])('with a period of %s days the key rotates every %i days', async (RotationPeriodInDays, period) => {
  // LocalStack's recordings of AWS: test_key_enable_rotation_status.
  const sim = simulation()
  const { KeyId, Arn, CreationDate } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId, ...(RotationPeriodInDays && { RotationPeriodInDays }) })
  expect(await status(sim, KeyId)).toEqual({
    KeyId: Arn,
    KeyRotationEnabled: true,
    NextRotationDate: CreationDate + 1 + period * DAY,
    RotationPeriodInDays: period,
  })
})

test.each([
  [89, 'greater than or equal to 90'],
  [2561, 'less than or equal to 2560'],
])('refuses a period of %i days', async (RotationPeriodInDays, constraint) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.refusal(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays })).toEqual({
    code: 'ValidationException',
    status: 400,
    message: `1 validation error detected: Value '${RotationPeriodInDays}' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value ${constraint}`,
  })
})

test('a key that rotates already gets the new period', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
  const sim = simulation()
  const { KeyId, CreationDate } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId })
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 })
  expect(await status(sim, KeyId)).toMatchObject({
    RotationPeriodInDays: 90,
    NextRotationDate: CreationDate + 2 + 90 * DAY,
  })
})

test('refuses a key with imported material before it looks at the state', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { Origin: 'EXTERNAL' })
  for (const operation of ['kms:EnableKeyRotation', 'kms:DisableKeyRotation'])
    expect(await sim.refusal(root, operation, { KeyId })).toEqual({
      code: 'UnsupportedOperationException',
      status: 400,
      message: `${Arn} origin is EXTERNAL which is not valid for this operation.`,
    })
})

test('knows no aliases', async () => {
  const sim = simulation()
  expect(await sim.refusal(root, 'kms:EnableKeyRotation', { KeyId: 'alias/app' })).toMatchObject({
    code: 'InvalidArnException',
  })
})

test('a policy may ask for a period of at most some days', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-rotation-period-in-days
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const alice = await createUser(sim, 'alice', {
    Effect: 'Allow',
    Action: 'kms:EnableKeyRotation',
    Resource: '*',
    Condition: { NumericLessThanEquals: { 'kms:RotationPeriodInDays': '180' } },
  })
  expect((await sim.refusal(alice, 'kms:EnableKeyRotation', { KeyId })).code).toBe('AccessDeniedException')
  await sim.answer(alice, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: 180 })
})

test('the record has the period when one was given, and names the key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-enablekeyrotation.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  expect(eventOf(await sim.send(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 }))).toMatchObject({
    eventName: 'EnableKeyRotation',
    readOnly: false,
    requestParameters: { keyId: KeyId, rotationPeriodInDays: 90 },
    responseElements: { keyId: Arn },
    resources: [{ ARN: Arn }],
  })
})

test('a disabled key does not rotate, and catches up when it is enabled again', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 })
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  await sim.answer(root, 'clock:PassTime', { Days: 300 })
  expect(await generationsOf(sim, KeyId)).toHaveLength(1)
  expect(await status(sim, KeyId)).toMatchObject({ KeyRotationEnabled: true })

  const enabled = await sim.send(root, 'kms:EnableKey', { KeyId })
  expect(enabled.trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event.eventName] : []))).toEqual([
    'EnableKey',
    'RotateKey',
  ])
  const [, second] = await generationsOf(sim, KeyId)
  expect(second).toMatchObject({ RotationType: 'AUTOMATIC', KeyMaterialState: 'CURRENT' })
  expect((await status(sim, KeyId)).NextRotationDate).toBe((second?.RotationDate ?? 0) + 90 * DAY)
})
