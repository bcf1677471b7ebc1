import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedRole, type RoleDescription } from '../descriptions.ts'
import { findRole, onRole } from '../identity.ts'
import { roleName } from '../members.ts'

export const getRole = defineOperation({
  name: 'iam:GetRole',
  summary: 'Shows a role with its trust policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html',
  input: { RoleName: roleName },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:GetRole', world, accountId, RoleName)],
  audit: reads,
  run({ world, accountId }, { RoleName }): GetRoleOutput {
    return { Role: describedRole(findRole(world, accountId, RoleName)) }
  },
})

export interface GetRoleOutput {
  readonly Role: RoleDescription
}
