import { expect, test } from 'vitest'
import { gallery, TRAIL_ARN } from '../../testing/gallery.ts'
import { root } from '../../testing/world.ts'

test('starts a trail again, by name or ARN, and once more without harm', async () => {
  const { simulation: sim } = await gallery()
  await sim.answer(root, 'cloudtrail:StopLogging', { Name: 'gallery-trail' })
  for (const Name of [TRAIL_ARN, 'gallery-trail']) {
    expect(await sim.answer(root, 'cloudtrail:StartLogging', { Name })).toEqual({})
    expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name })).toMatchObject({ IsLogging: true })
  }
})

test('refuses a trail that there is not', async () => {
  // Recorded of AWS: LocalStack and moto, TrailNotFoundException.
  const { simulation: sim } = await gallery()
  expect(await sim.refusal(root, 'cloudtrail:StartLogging', { Name: 'none' })).toEqual({
    code: 'TrailNotFoundException',
    status: 400,
    message: 'Unknown trail: arn:aws:cloudtrail:us-east-1:111122223333:trail/none for the user: 111122223333',
  })
})

test('refuses an ARN that is none of a trail', async () => {
  const { simulation: sim } = await gallery()
  expect(await sim.refusal(root, 'cloudtrail:StartLogging', { Name: 'arn:aws:s3:::gallery' })).toMatchObject({
    code: 'CloudTrailARNInvalidException',
  })
})
