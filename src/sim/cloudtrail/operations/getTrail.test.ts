import { expect, test } from 'vitest'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { root } from '../../testing/world.ts'

const Name = 'audit'

test('describes a trail by its name and by its ARN, with every member', async () => {
  // Recorded of AWS: stackd, testdata/aws/cloudtrail.
  const sim = await withTrail({ S3KeyPrefix: 'owned', EnableLogFileValidation: true })
  const Trail = {
    Name,
    S3BucketName: 'logs',
    S3KeyPrefix: 'owned',
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: false,
    HomeRegion: 'us-east-1',
    TrailARN: trailArn(Name),
    LogFileValidationEnabled: true,
    HasCustomEventSelectors: false,
    HasInsightSelectors: false,
    IsOrganizationTrail: false,
  }
  for (const name of [Name, trailArn(Name)])
    expect(await sim.answer(root, 'cloudtrail:GetTrail', { Name: name })).toEqual({ Trail })
})

test('tells of selectors that are not the first ones', async () => {
  const sim = await withTrail()
  const described = async () => (await sim.answer<{ Trail: object }>(root, 'cloudtrail:GetTrail', { Name })).Trail
  await sim.answer(root, 'cloudtrail:PutEventSelectors', {
    TrailName: Name,
    AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
  })
  expect(await described()).toMatchObject({ HasCustomEventSelectors: true, HasInsightSelectors: false })
  await sim.answer(root, 'cloudtrail:PutInsightSelectors', {
    TrailName: Name,
    InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }],
  })
  expect(await described()).toMatchObject({ HasCustomEventSelectors: true, HasInsightSelectors: true })
})

test('what is no ARN of a trail is refused', async () => {
  const sim = await withTrail()
  expect(
    await sim.refusal(root, 'cloudtrail:GetTrail', { Name: trailArn(Name).replace('trail/', 'channel/') }),
  ).toMatchObject({ code: 'CloudTrailARNInvalidException', status: 400 })
})
