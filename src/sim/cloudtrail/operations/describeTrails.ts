import { printable } from '../../artifact.ts'
import { get, values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { boolean, list, optional, string } from '../../shape.ts'
import { descriptionOf } from '../describeTrail.ts'
import { checkedArn } from '../trails.ts'

export const describeTrails = defineOperation({
  name: 'cloudtrail:DescribeTrails',
  summary: 'Describes the trails of the account, or those that are named.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html',
  input: { trailNameList: optional(list(string())), includeShadowTrails: optional(boolean) },
  example: {},
  permissions: () => [{ action: 'cloudtrail:DescribeTrails', resource: '*' }],
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: printable,
  },
  run(context, { trailNameList = [], includeShadowTrails = true }) {
    const { trails } = context.world.cloudtrail
    const named = trailNameList.length
      ? trailNameList.flatMap((name) => get(trails, checkedArn(context, name)) ?? [])
      : [...values(trails)].filter((trail) => trail.isMultiRegion || trail.homeRegion === context.region)
    // In other Regions than its own, a trail of all Regions is a shadow.
    const isShown = (trail: (typeof named)[number]): boolean =>
      trail.accountId === context.accountId && (includeShadowTrails || trail.homeRegion === context.region)
    return { trailList: named.filter(isShown).map(descriptionOf) }
  },
})
