import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { roleNotInProfile } from '../administrationErrors.ts'
import { findRole } from '../identity.ts'
import { changeInstanceProfile, findInstanceProfile, onInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName, roleName } from '../members.ts'

export const removeRoleFromInstanceProfile = defineOperation({
  name: 'iam:RemoveRoleFromInstanceProfile',
  summary: 'Takes the role out of an instance profile.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName, RoleName: roleName },
  example: { InstanceProfileName: 'web', RoleName: 'reader' },
  permissions: (world, { InstanceProfileName }, { accountId }) => [
    onInstanceProfile('iam:RemoveRoleFromInstanceProfile', world, accountId, InstanceProfileName),
  ],
  audit: writes,
  run(context, { InstanceProfileName, RoleName }): Record<string, never> {
    const profile = findInstanceProfile(context.world, context.accountId, InstanceProfileName)
    const { arn } = findRole(context.world, context.accountId, RoleName)
    if (profile.role !== arn) throw roleNotInProfile(RoleName, InstanceProfileName)
    changeInstanceProfile(context, profile, { ...profile, role: null }, { what: 'role', of: ({ role }) => role })
    return {}
  },
})
