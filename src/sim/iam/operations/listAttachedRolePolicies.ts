import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { attachedTo } from '../attachments.ts'
import { findRole, onRole } from '../identity.ts'
import { page, policyPath, roleName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listAttachedRolePolicies = defineOperation({
  name: 'iam:ListAttachedRolePolicies',
  summary: 'Lists the managed policies that a role has.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html',
  input: { RoleName: roleName, PathPrefix: policyPath, ...page },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [
    onRole('iam:ListAttachedRolePolicies', world, accountId, RoleName),
  ],
  audit: reads,
  run({ world, accountId }, { RoleName, PathPrefix = '/', ...request }) {
    const attached = attachedTo(world, findRole(world, accountId, RoleName)).filter(({ path }) =>
      path.startsWith(PathPrefix),
    )
    const { items, more } = pageOf(attached, ({ policyName }) => policyName, request)
    return {
      AttachedPolicies: items.map(({ policyName, arn }) => ({ PolicyName: policyName, PolicyArn: arn })),
      ...more,
    }
  },
})
