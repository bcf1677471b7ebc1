import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { onRole } from '../identity.ts'
import { deleteInlinePolicy } from '../inlinePolicies.ts'
import { policyName, roleName } from '../members.ts'

export const deleteRolePolicy = defineOperation({
  name: 'iam:DeleteRolePolicy',
  summary: 'Takes a policy away from a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html',
  input: { RoleName: roleName, PolicyName: policyName },
  example: { RoleName: 'reader', PolicyName: 'ReadGallery' },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:DeleteRolePolicy', world, accountId, RoleName)],
  audit: writes,
  run(context, { RoleName, PolicyName }): Record<string, never> {
    deleteInlinePolicy(context, 'role', RoleName, PolicyName)
    return {}
  },
})
