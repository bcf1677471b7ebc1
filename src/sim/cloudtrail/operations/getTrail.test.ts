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
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html; for another partition, ministack's tests.
  const sim = await withTrail()
  const arn = trailArn(Name)
  for (const [wrong, code] of [
    [arn.replace('trail/', 'channel/'), 'CloudTrailARNInvalidException'],
    [arn.replace(':cloudtrail:', ':sns:'), 'CloudTrailARNInvalidException'],
    ['arn:nope', 'CloudTrailARNInvalidException'],
    [arn.replace('arn:aws:', 'arn:aws-cn:'), 'InvalidTrailNameException'],
    ['ab', 'InvalidTrailNameException'],
  ] as const) {
    expect(await sim.refusal(root, 'cloudtrail:GetTrail', { Name: wrong })).toMatchObject({ code, status: 400 })
    expect(await sim.refusal(root, 'cloudtrail:DescribeTrails', { trailNameList: [arn, wrong] })).toMatchObject({
      code,
    })
  }
})
