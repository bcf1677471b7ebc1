import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { deleteBoundary } from '../attachments.ts'
import { onRole } from '../identity.ts'
import { boundaryKey } from '../boundaryKey.ts'
import { roleName } from '../members.ts'

export const deleteRolePermissionsBoundary = defineOperation({
  name: 'iam:DeleteRolePermissionsBoundary',
  summary: 'Lifts the boundary of what a role may be allowed.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html',
  input: { RoleName: roleName },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [
    onRole(
      'iam:DeleteRolePermissionsBoundary',
      world,
      accountId,
      RoleName,
      boundaryKey(world, accountId, 'role', RoleName),
    ),
  ],
  audit: writes,
  run(context, { RoleName }): Record<string, never> {
    deleteBoundary(context, 'role', RoleName)
    return {}
  },
})
