import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { quotaExceeded } from '../errors.ts'
import { findRole, onRole } from '../identity.ts'
import { changeInstanceProfile, findInstanceProfile, onInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName, roleName } from '../members.ts'

export const addRoleToInstanceProfile = defineOperation({
  name: 'iam:AddRoleToInstanceProfile',
  summary: 'Puts a role into an instance profile, which holds no more than one.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName, RoleName: roleName },
  example: { InstanceProfileName: 'web', RoleName: 'reader' },
  // Whoever hands a role to a service must be allowed to pass it on.
  permissions: (world, { InstanceProfileName, RoleName }, { accountId }) => [
    onInstanceProfile('iam:AddRoleToInstanceProfile', world, accountId, InstanceProfileName),
    onRole('iam:PassRole', world, accountId, RoleName, { context: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
  ],
  audit: writes,
  run(context, { InstanceProfileName, RoleName }): Record<string, never> {
    const profile = findInstanceProfile(context.world, context.accountId, InstanceProfileName)
    const { arn } = findRole(context.world, context.accountId, RoleName)
    if (profile.role !== null) throw quotaExceeded('InstanceSessionsPerInstanceProfile', 1)
    changeInstanceProfile(context, profile, { ...profile, role: arn }, { what: 'role', of: ({ role }) => role })
    return {}
  },
})
