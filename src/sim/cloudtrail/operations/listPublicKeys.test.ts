import { expect, test } from 'vitest'
import { recordOf } from '../../testing/records.ts'
import { withTrail } from '../../testing/trail.ts'
import { createUser, root } from '../../testing/world.ts'

test('tells the keys that were good at some time of the range', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html
  const sim = await withTrail({ EnableLogFileValidation: true })
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'audit' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 60 })
  const list = async (input: object) =>
    (await sim.answer<{ PublicKeyList: readonly object[] }>(root, 'cloudtrail:ListPublicKeys', input)).PublicKeyList
  const day = Date.UTC(2026, 0, 15) / 1000
  expect(await list({})).toEqual([
    {
      Value: expect.any(Uint8Array) as Uint8Array,
      ValidityStartTime: day,
      ValidityEndTime: day + 365 * 86_400,
      Fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    },
  ])
  expect(await list({ StartTime: day - 100, EndTime: day - 1 })).toEqual([])
  expect(await list({ StartTime: day - 100, EndTime: day })).toHaveLength(1)
  expect(await list({ StartTime: day + 366 * 86_400, EndTime: day + 367 * 86_400 })).toEqual([])
})

test('refuses times the wrong way round, and tokens', async () => {
  const sim = await withTrail()
  expect(await sim.refusal(root, 'cloudtrail:ListPublicKeys', { StartTime: 2, EndTime: 1 })).toMatchObject({
    code: 'InvalidTimeRangeException',
    status: 400,
  })
  expect(await sim.refusal(root, 'cloudtrail:ListPublicKeys', { NextToken: 'x' })).toMatchObject({
    code: 'InvalidTokenException',
  })
})

test('is recorded with times in words, and needs permission', async () => {
  const sim = await withTrail()
  const outcome = await sim.send(root, 'cloudtrail:ListPublicKeys', {
    StartTime: 1_768_467_600,
    EndTime: 1_768_467_660,
  })
  expect(recordOf(outcome, 'ListPublicKeys').requestParameters).toEqual({
    startTime: 'Jan 15, 2026, 9:00:00 AM',
    endTime: 'Jan 15, 2026, 9:01:00 AM',
  })
  const dave = await createUser(sim, 'dave')
  expect(await sim.refusal(dave, 'cloudtrail:ListPublicKeys', {})).toMatchObject({ code: 'AccessDeniedException' })
})
