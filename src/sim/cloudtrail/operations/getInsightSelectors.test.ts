import { expect, test } from 'vitest'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { root } from '../../testing/world.ts'

test('a trail without Insights says so', async () => {
  // Recorded of AWS: the answer that Terraform logged in June 2021, provider hashicorp/aws 3.44.0.
  const sim = await withTrail()
  expect(await sim.refusal(root, 'cloudtrail:GetInsightSelectors', { TrailName: 'audit' })).toEqual({
    code: 'InsightNotEnabledException',
    status: 400,
    message: `Trail ${trailArn('audit')} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
  })
})
