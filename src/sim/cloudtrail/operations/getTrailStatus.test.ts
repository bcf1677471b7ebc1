import { expect, test } from 'vitest'
import { deliveryPolicy, gallery } from '../../testing/gallery.ts'
import { root, simulation } from '../../testing/world.ts'

test('a new trail has empty texts for everything that has not happened', async () => {
  // Recorded of AWS: GetTrailStatus right after CreateTrail.
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'logs' })
  await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'logs', Policy: deliveryPolicy('logs') })
  await sim.answer(root, 'cloudtrail:CreateTrail', { Name: 'gallery-trail', S3BucketName: 'logs' })
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })).toEqual({
    IsLogging: false,
    LatestDeliveryAttemptTime: '',
    LatestNotificationAttemptTime: '',
    LatestNotificationAttemptSucceeded: '',
    LatestDeliveryAttemptSucceeded: '',
    TimeLoggingStarted: '',
    TimeLoggingStopped: '',
  })
})

test('tells of the latest delivery, and of S3’s answer when it was refused', async () => {
  const { simulation: sim } = await gallery()
  const status = () =>
    sim.answer<{ LatestDeliveryTime: number }>(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const delivered = await status()
  expect(delivered).toMatchObject({
    IsLogging: true,
    LatestDeliveryAttemptSucceeded: new Date(delivered.LatestDeliveryTime * 1000).toISOString().replace('.000', ''),
  })
  expect(delivered).not.toHaveProperty('LatestDeliveryError')

  await sim.answer(root, 's3:DeleteBucketPolicy', { Bucket: 'gallery-logs' })
  // Nothing fails before the next attempt.
  expect(await status()).toEqual(delivered)
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  expect(await status()).toMatchObject({
    LatestDeliveryError: 'AccessDenied',
    LatestDeliveryTime: delivered.LatestDeliveryTime,
  })
})
