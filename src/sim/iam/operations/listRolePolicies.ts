import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findRole, onRole } from '../identity.ts'
import { inlinePolicyNames } from '../inlinePolicies.ts'
import { page, roleName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listRolePolicies = defineOperation({
  name: 'iam:ListRolePolicies',
  summary: 'Lists the names of the policies that are written into a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html',
  input: { RoleName: roleName, ...page },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:ListRolePolicies', world, accountId, RoleName)],
  audit: reads,
  run({ world, accountId }, { RoleName, ...request }) {
    const names = inlinePolicyNames(findRole(world, accountId, RoleName))
    const { items, more } = pageOf(names, (name) => name, request)
    return { PolicyNames: items, ...more }
  },
})
