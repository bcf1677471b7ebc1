import { values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { optional, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { invalidNextToken } from '../errors.ts'

export const listTrails = defineOperation({
  name: 'cloudtrail:ListTrails',
  summary: 'Names the trails of the account that there are in this Region, shadows among them.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html',
  input: { NextToken: optional(string()) },
  example: {},
  permissions: () => [{ action: 'cloudtrail:ListTrails', resource: '*' }],
  audit: { category: 'Management', readOnly: true, requestParameters: camelCased },
  run(context, { NextToken }) {
    // There are five trails in a Region at most, so everything fits on the first page.
    if (NextToken !== undefined) throw invalidNextToken()
    return {
      Trails: [...values(context.world.cloudtrail.trails)]
        .filter(
          ({ accountId, homeRegion, isMultiRegion }) =>
            accountId === context.accountId && (isMultiRegion || homeRegion === context.region),
        )
        .map(({ arn, name, homeRegion }) => ({ TrailARN: arn, Name: name, HomeRegion: homeRegion })),
    }
  },
})
