import { expect, test } from 'vitest'
import { gallery, TRAIL_ARN } from '../../testing/gallery.ts'
import { root } from '../../testing/world.ts'

const trail = {
  Name: 'gallery-trail',
  S3BucketName: 'gallery-logs',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: false,
  HomeRegion: 'us-east-1',
  TrailARN: TRAIL_ARN,
  LogFileValidationEnabled: false,
  HasCustomEventSelectors: true,
  HasInsightSelectors: false,
  IsOrganizationTrail: false,
}

test('describes all trails of the account', async () => {
  const { simulation: sim } = await gallery()
  expect(await sim.answer(root, 'cloudtrail:DescribeTrails', {})).toEqual({ trailList: [trail] })
})

test('describes those that are named, and is silent about those that there are not', async () => {
  const { simulation: sim } = await gallery()
  expect(await sim.answer(root, 'cloudtrail:DescribeTrails', { trailNameList: [TRAIL_ARN, 'none'] })).toEqual({
    trailList: [trail],
  })
})
