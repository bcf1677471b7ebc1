import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { encodedPolicy } from '../encodedPolicy.ts'
import { recorded, writes } from '../audit.ts'
import { createdRole, type RoleDescription } from '../descriptions.ts'
import { onRole } from '../identity.ts'
import { roleDescription, roleName } from '../members.ts'
import { describeRole, findRoleToChange } from '../roleSettings.ts'

export const updateRoleDescription = defineOperation({
  name: 'iam:UpdateRoleDescription',
  summary: 'Changes how a role is described. UpdateRole does the same, and more.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html',
  input: { RoleName: roleName, Description: required(roleDescription) },
  example: { RoleName: 'reader', Description: 'Reads the gallery' },
  permissions: (world, { RoleName }, { accountId }) => [
    onRole('iam:UpdateRoleDescription', world, accountId, RoleName),
  ],
  audit: {
    ...writes,
    responseElements: ({ Role: role }) =>
      recorded({ Role: { ...role, AssumeRolePolicyDocument: encodedPolicy(role.AssumeRolePolicyDocument) } }),
  },
  run(context, { RoleName, Description }): UpdateRoleDescriptionOutput {
    const role = describeRole(context, findRoleToChange(context, RoleName), Description)
    return { Role: { ...createdRole(role), Description } }
  },
})

export interface UpdateRoleDescriptionOutput {
  readonly Role: RoleDescription
}
