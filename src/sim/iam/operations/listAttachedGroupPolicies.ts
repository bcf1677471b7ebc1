import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { attachedTo } from '../attachments.ts'
import { findGroup, onGroup } from '../identity.ts'
import { groupName, page, policyPath } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listAttachedGroupPolicies = defineOperation({
  name: 'iam:ListAttachedGroupPolicies',
  summary: 'Lists the managed policies that a group has.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html',
  input: { GroupName: groupName, PathPrefix: policyPath, ...page },
  example: { GroupName: 'editors' },
  permissions: (world, { GroupName }, { accountId }) => [
    onGroup('iam:ListAttachedGroupPolicies', world, accountId, GroupName),
  ],
  audit: reads,
  run({ world, accountId }, { GroupName, PathPrefix = '/', ...request }) {
    const attached = attachedTo(world, findGroup(world, accountId, GroupName)).filter(({ path }) =>
      path.startsWith(PathPrefix),
    )
    const { items, more } = pageOf(attached, ({ policyName }) => policyName, request)
    return {
      AttachedPolicies: items.map(({ policyName, arn }) => ({ PolicyName: policyName, PolicyArn: arn })),
      ...more,
    }
  },
})
