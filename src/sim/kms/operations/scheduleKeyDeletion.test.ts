import { expect, test } from 'vitest'
import { createKey, describeKey, eventOf, type DataKey } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const DAY = 86_400
const START = Date.UTC(2026, 0, 15, 9) / 1000

test('answers when the key will be gone, and stops it at once', async () => {
  // LocalStack's recordings of AWS, test_s3.snapshot.json: test_s3_sse_validate_kms_key_state.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const { CiphertextBlob } = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
  const answer = await sim.answer<{ DeletionDate: number }>(root, 'kms:ScheduleKeyDeletion', {
    KeyId,
    PendingWindowInDays: 7,
  })
  expect(answer).toEqual({
    KeyId: Arn,
    DeletionDate: START + 2 + 7 * DAY,
    KeyState: 'PendingDeletion',
    PendingWindowInDays: 7,
  })
  expect(await describeKey(sim, KeyId)).toMatchObject({
    KeyState: 'PendingDeletion',
    Enabled: false,
    DeletionDate: answer.DeletionDate,
  })
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).toEqual({
    code: 'KMSInvalidStateException',
    status: 400,
    message: `${Arn} is pending deletion.`,
  })
})

test('waits thirty days when nothing is said', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })).toMatchObject({
    PendingWindowInDays: 30,
    DeletionDate: START + 1 + 30 * DAY,
  })
})

test.each([1, 6, 31, 365])('refuses to wait %i days', async (PendingWindowInDays) => {
  // Recorded: https://github.com/Skyscanner/kms-issuer/issues/8
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.refusal(root, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays })).toEqual({
    code: 'ValidationException',
    status: 400,
    message: 'PendingWindowInDays must be between 7 and 30',
  })
})

test('shows the waiting period to conditions, also the one that nobody asked for', async () => {
  const sim = simulation()
  const Condition = { NumericLessThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' } }
  const carol = await createUser(
    sim,
    'carol',
    { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
    { Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion', Resource: '*', Condition },
  )
  const { KeyId } = await createKey(sim)
  const refused = await sim.refusal(carol, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 })
  expect(refused.message).toContain('with an explicit deny in an identity-based policy')
  await sim.answer(carol, 'kms:ScheduleKeyDeletion', { KeyId })
})

test('is written down with the date in words', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-schedule-key-deletion.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const event = eventOf(await sim.send(root, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 }))
  expect(event).toMatchObject({ readOnly: false, resources: [{ ARN: Arn }] })
  expect(event.requestParameters).toEqual({ keyId: KeyId, pendingWindowInDays: 7 })
  expect(event.responseElements).toEqual({
    keyId: Arn,
    keyState: 'PendingDeletion',
    deletionDate: 'Jan 22, 2026, 9:00:01 AM',
    pendingWindowInDays: 7,
  })
})
