import { expect, test } from 'vitest'
import { deliveryPolicy, TRAIL_ARN } from '../../testing/gallery.ts'
import { root, simulation } from '../../testing/world.ts'

test('a new trail keeps all management events and no data events', async () => {
  // Recorded of AWS: the selectors of a fresh trail.
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'logs' })
  await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'logs', Policy: deliveryPolicy('logs') })
  await sim.answer(root, 'cloudtrail:CreateTrail', { Name: 'gallery-trail', S3BucketName: 'logs' })
  expect(await sim.answer(root, 'cloudtrail:GetEventSelectors', { TrailName: TRAIL_ARN })).toEqual({
    TrailARN: TRAIL_ARN,
    EventSelectors: [
      { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
    ],
  })
})
