import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { deleteIdentity } from '../deleteIdentity.ts'
import { mustFirst, unmodifiable } from '../administrationErrors.ts'
import { findRole, onRole } from '../identity.ts'
import { instanceProfilesIn } from '../instanceProfiles.ts'
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
    const role = findRole(context.world, context.accountId, RoleName)
    if (role.isServiceLinked) throw unmodifiable(RoleName)
    deleteIdentity(context, role, 'role', () => {
      for (const profile of instanceProfilesIn(context.world, context.accountId))
        if (profile.role === role.arn) throw mustFirst('remove roles from instance profile')
    })
    return {}
  },
})
