import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findUser, onUser } from '../identity.ts'
import { inlinePolicyNames } from '../inlinePolicies.ts'
import { page, userName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listUserPolicies = defineOperation({
  name: 'iam:ListUserPolicies',
  summary: 'Lists the names of the policies that are written into a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html',
  input: { UserName: userName, ...page },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:ListUserPolicies', world, accountId, UserName)],
  audit: reads,
  run({ world, accountId }, { UserName, ...request }) {
    const names = inlinePolicyNames(findUser(world, accountId, UserName))
    const { items, more } = pageOf(names, (name) => name, request)
    return { PolicyNames: items, ...more }
  },
})
