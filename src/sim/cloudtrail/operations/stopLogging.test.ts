import { expect, test } from 'vitest'
import { gallery } from '../../testing/gallery.ts'
import { recordsOf } from '../../testing/records.ts'
import { root } from '../../testing/world.ts'

test('stops a trail, and the event history goes on', async () => {
  const { simulation: sim } = await gallery()
  expect(await sim.answer(root, 'cloudtrail:StopLogging', { Name: 'gallery-trail' })).toEqual({})
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })).toMatchObject({
    IsLogging: false,
    TimeLoggingStopped: expect.stringMatching(/^2026-01-15T09:/) as string,
  })
  expect(recordsOf(await sim.send(root, 'kms:ListKeys', {})).map(({ kept }) => kept)).toEqual([
    { history: true, trails: [] },
  ])
})

test('does not take back what the trail has kept', async () => {
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'cloudtrail:StopLogging', { Name: 'gallery-trail' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  expect(
    await sim.answer(root, 's3:ListObjectsV2', {
      Bucket: 'gallery-logs',
      Prefix: 'AWSLogs/111122223333/CloudTrail/us-east-1/',
    }),
  ).toMatchObject({ KeyCount: 1 })
})
