import { expect, test } from 'vitest'
import { createKey, describeKey, eventOf, type DataKey } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('stops a key at once, also for what it encrypted before', async () => {
  // LocalStack's recordings of AWS, test_s3.snapshot.json: test_s3_sse_validate_kms_key_state.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const { CiphertextBlob } = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
  expect(await sim.answer(root, 'kms:DisableKey', { KeyId })).toBeUndefined()
  expect(await describeKey(sim, KeyId)).toMatchObject({ KeyState: 'Disabled', Enabled: false })
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).toEqual({
    code: 'DisabledException',
    status: 400,
    message: `${Arn} is disabled.`,
  })
})

test('changes nothing a second time', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const steps = async () =>
    (await sim.send(root, 'kms:DisableKey', { KeyId })).trace.filter(({ step }) => step.type === 'state-changed').length
  expect([await steps(), await steps()]).toEqual([1, 0])
})

test('shows to conditions for how many days the key has not been used', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  const sim = simulation()
  const Condition = { NumericLessThanEquals: { 'kms:TrailingDaysWithoutKeyUsage': '90' } }
  const carol = await createUser(
    sim,
    'carol',
    { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
    { Effect: 'Deny', Action: 'kms:DisableKey', Resource: '*', Condition },
  )
  const { KeyId } = await createKey(sim)
  const disable = async () => {
    const outcome = await sim.send(carol, 'kms:DisableKey', { KeyId })
    return 'error' in outcome ? outcome.error.code : 'disabled'
  }
  await sim.answer(root, 'clock:PassTime', { Days: 90 })
  const unused = await disable()
  await sim.answer(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
  await sim.answer(root, 'clock:PassTime', { Days: 90 })
  const used = await disable()
  await sim.answer(root, 'clock:PassTime', { Days: 1 })
  expect([unused, used, await disable()]).toEqual(['AccessDeniedException', 'AccessDeniedException', 'disabled'])
})

test('is written down with the key, which the answer does not name', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-disablekey.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  expect(eventOf(await sim.send(root, 'kms:DisableKey', { KeyId }))).toMatchObject({
    requestParameters: { keyId: KeyId },
    responseElements: { keyId: Arn },
    readOnly: false,
    resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: Arn }],
  })
})

test('a refusal keeps what was asked for, a denial hides it', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  const input = { KeyId, KeySpec: 'AES_256' }
  expect(eventOf(await sim.send(root, 'kms:GenerateDataKey', input))).toMatchObject({
    errorCode: 'DisabledException',
    errorMessage: `${Arn} is disabled.`,
    requestParameters: { keyId: KeyId, keySpec: 'AES_256' },
    resources: [{ ARN: Arn }],
  })
  const denied = eventOf(await sim.send(alice, 'kms:GenerateDataKey', input))
  expect(denied).toMatchObject({ errorCode: 'AccessDenied', requestParameters: null })
  expect(denied).not.toHaveProperty('resources')
})
