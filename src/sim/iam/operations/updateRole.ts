import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onRole } from '../identity.ts'
import { maxSessionDuration, roleDescription, roleName } from '../members.ts'
import { describeRole, findRoleToChange, setDuration } from '../roleSettings.ts'

export const updateRole = defineOperation({
  name: 'iam:UpdateRole',
  summary: 'Changes how a role is described, and how long its sessions may last.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html',
  input: { RoleName: roleName, Description: optional(roleDescription), MaxSessionDuration: maxSessionDuration },
  example: { RoleName: 'reader', MaxSessionDuration: 7200 },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:UpdateRole', world, accountId, RoleName)],
  audit: writes,
  // What is not named stays as it is.
  run(context, { RoleName, Description, MaxSessionDuration }): Record<string, never> {
    const role = findRoleToChange(context, RoleName)
    if (Description !== undefined) describeRole(context, role, Description)
    if (MaxSessionDuration !== undefined) setDuration(context, role.arn, MaxSessionDuration)
    return {}
  },
})
