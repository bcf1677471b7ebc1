import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findGroup, onGroup } from '../identity.ts'
import { inlinePolicyNames } from '../inlinePolicies.ts'
import { groupName, page } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listGroupPolicies = defineOperation({
  name: 'iam:ListGroupPolicies',
  summary: 'Lists the names of the policies that are written into a group.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html',
  input: { GroupName: groupName, ...page },
  example: { GroupName: 'editors' },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:ListGroupPolicies', world, accountId, GroupName)],
  audit: reads,
  run({ world, accountId }, { GroupName, ...request }) {
    const names = inlinePolicyNames(findGroup(world, accountId, GroupName))
    const { items, more } = pageOf(names, (name) => name, request)
    return { PolicyNames: items, ...more }
  },
})
