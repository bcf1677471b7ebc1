import { expect, test } from 'vitest'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { root } from '../../testing/world.ts'

const TrailName = 'audit'
const put = 'cloudtrail:PutInsightSelectors'

test('keeps the selectors, and an empty list turns Insights off again', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html
  const sim = await withTrail()
  const InsightSelectors = [
    { InsightType: 'ApiCallRateInsight' },
    { InsightType: 'ApiErrorRateInsight', EventCategories: ['Management', 'Data'] },
  ]
  const answer = { TrailARN: trailArn(TrailName), InsightSelectors }
  expect(await sim.answer(root, put, { TrailName, InsightSelectors })).toEqual(answer)
  expect(await sim.answer(root, 'cloudtrail:GetInsightSelectors', { TrailName })).toEqual(answer)
  await sim.answer(root, put, { TrailName, InsightSelectors: [] })
  expect(await sim.refusal(root, 'cloudtrail:GetInsightSelectors', { TrailName })).toMatchObject({
    code: 'InsightNotEnabledException',
  })
})

test('refuses types that there are not, and what the trail does not log', async () => {
  const sim = await withTrail()
  const select = (selector: object) =>
    sim.answer(root, 'cloudtrail:PutEventSelectors', { TrailName, EventSelectors: [selector] })
  const refused = async (...InsightSelectors: readonly object[]) =>
    (await sim.refusal(root, put, { TrailName, InsightSelectors })).code
  expect(await refused({ InsightType: 'Strange' })).toBe('InvalidInsightSelectorsException')
  expect(await refused({})).toBe('InvalidInsightSelectorsException')
  expect(await refused({ InsightType: 'ApiCallRateInsight', EventCategories: ['Insight'] })).toBe(
    'InvalidInsightSelectorsException',
  )
  await select({ ReadWriteType: 'ReadOnly' })
  expect(await refused({ InsightType: 'ApiCallRateInsight' })).toBe('InvalidInsightSelectorsException')
  await sim.answer(root, put, { TrailName, InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }] })
  expect(await sim.refusal(root, put, { InsightSelectors: [] })).toMatchObject({
    code: 'UnsupportedOperationException',
  })
})
