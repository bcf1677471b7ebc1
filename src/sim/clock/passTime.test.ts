import { expect, test } from 'vitest'
import { ACCOUNT, gallery, TRAIL_ARN } from '../testing/gallery.ts'
import { createKey } from '../testing/kms.ts'
import { recordOf, recordsOf } from '../testing/records.ts'
import { anonymous, root, simulation } from '../testing/world.ts'

test('moves the clock, for anybody, and leaves no record of itself', async () => {
  const sim = simulation()
  const outcome = await sim.send(anonymous, 'clock:PassTime', { Days: 1, Minutes: 30 })
  expect(outcome.world.timePassed).toBe((24 * 60 + 30) * 60_000)
  expect(recordsOf(outcome)).toEqual([])
  expect(outcome.trace.map(({ step }) => step.type)).toEqual(['request-sent', 'state-changed', 'response-returned'])
})

test('deletes a key when its waiting period ends, not before, and records it as AWS’s own doing', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-delete-key.html
  const { simulation: sim } = await gallery()
  const { Arn } = await createKey(sim)
  const { DeletionDate } = await sim.answer<{ DeletionDate: number }>(root, 'kms:ScheduleKeyDeletion', {
    KeyId: Arn,
    PendingWindowInDays: 7,
  })
  await sim.answer(root, 'clock:PassTime', { Days: 6 })
  expect(await sim.answer(root, 'kms:DescribeKey', { KeyId: Arn })).toMatchObject({
    KeyMetadata: { KeyState: 'PendingDeletion' },
  })

  const outcome = await sim.send(root, 'clock:PassTime', { Days: 1 })
  const record = recordOf(outcome, 'DeleteKey')
  expect(record).toEqual({
    eventVersion: '1.11',
    userIdentity: { accountId: ACCOUNT, invokedBy: 'AWS Internal' },
    eventTime: new Date(DeletionDate * 1000).toISOString().replace('.000', ''),
    eventSource: 'kms.amazonaws.com',
    eventName: 'DeleteKey',
    awsRegion: 'us-east-1',
    sourceIPAddress: 'AWS Internal',
    userAgent: 'AWS Internal',
    requestParameters: null,
    responseElements: { keyId: Arn },
    eventID: expect.any(String) as string,
    readOnly: false,
    resources: [{ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: Arn }],
    eventType: 'AwsServiceEvent',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
  })
  expect(recordsOf(outcome).find(({ event }) => event === record)?.kept).toEqual({ history: true, trails: [TRAIL_ARN] })
  expect(await sim.refusal(root, 'kms:DescribeKey', { KeyId: Arn })).toMatchObject({ code: 'NotFoundException' })
})

test('what a deleted key encrypted can never be read again', async () => {
  const { simulation: sim, keyArn, alice } = await gallery()
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: keyArn, PendingWindowInDays: 7 })
  await sim.answer(root, 'clock:PassTime', { Days: 7 })
  await sim.refusal(alice, 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  expect(await sim.refusal(root, 'kms:CancelKeyDeletion', { KeyId: keyArn })).toMatchObject({
    code: 'NotFoundException',
  })
})

test('what is due happens in the order of its time', async () => {
  const { simulation: sim } = await gallery()
  const { Arn } = await createKey(sim)
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: Arn, PendingWindowInDays: 7 })
  const { trace } = await sim.send(root, 'clock:PassTime', { Days: 8 })
  const told = trace.flatMap(({ step }) => {
    if (step.type === 'artifact-stored') return ['log file']
    if (step.type !== 'state-changed') return []
    return [
      step.change.type === 'time-passed' ? `${Math.round(step.change.milliseconds / 60_000)} min` : step.change.type,
    ]
  })
  expect(told).toEqual(['5 min', 'log file', `${7 * 24 * 60 - 5} min`, 'deleted', `${24 * 60} min`])
})

test('rotations and deletions of several keys happen in the order of their times, over years', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-rotatekey.html
  const sim = simulation()
  const [often, seldom, gone] = [await createKey(sim), await createKey(sim), await createKey(sim)]
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId: often.KeyId, RotationPeriodInDays: 300 })
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId: seldom.KeyId, RotationPeriodInDays: 700 })
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId: gone.KeyId, RotationPeriodInDays: 90 })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: gone.KeyId, PendingWindowInDays: 30 })
  const names = new Map<unknown, string>(
    [often, seldom, gone].map(({ Arn }, i) => [Arn, ['often', 'seldom', 'gone'][i] ?? '']),
  )
  const events = recordsOf(await sim.send(root, 'clock:PassTime', { Days: 1300 })).map(({ event }) => event)
  expect(events.map(({ eventName, resources }) => [eventName, names.get(resources?.[0]?.['ARN'])])).toEqual([
    ['DeleteKey', 'gone'],
    ['RotateKey', 'often'],
    ['RotateKey', 'often'],
    ['RotateKey', 'seldom'],
    ['RotateKey', 'often'],
    ['RotateKey', 'often'],
  ])
  expect(events.map(({ eventTime }) => eventTime)).toEqual(events.map(({ eventTime }) => eventTime).toSorted())
})

test('passes ten years at a time, and no day more', async () => {
  const sim = simulation()
  expect(await sim.refusal(root, 'clock:PassTime', { Days: 3651 })).toMatchObject({ code: 'ValidationException' })
  await sim.answer(root, 'clock:PassTime', { Days: 3650 })
  expect(sim.world.timePassed).toBe(3650 * 24 * 60 * 60_000)
})

test('does not run backwards', async () => {
  const sim = simulation()
  expect(await sim.refusal(root, 'clock:PassTime', { Minutes: -1 })).toMatchObject({
    code: 'ValidationException',
    status: 400,
  })
  expect(sim.world.timePassed).toBe(0)
})
