import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { deleteIdentity } from '../deleteIdentity.ts'
import { findRole, onRole } from '../identity.ts'
import { roleName } from '../members.ts'

export const deleteRole = defineOperation({
  name: 'iam:DeleteRole',
  summary: 'Deletes a role that has no policies left; its sessions can do nothing any longer.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html',
  input: { RoleName: roleName },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:DeleteRole', world, accountId, RoleName)],
  audit: writes,
  run(context, { RoleName }): Record<string, never> {
    deleteIdentity(context, findRole(context.world, context.accountId, RoleName), 'role')
    return {}
  },
})
