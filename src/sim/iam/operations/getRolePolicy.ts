import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { onRole } from '../identity.ts'
import { getInlinePolicy } from '../inlinePolicies.ts'
import { policyName, roleName } from '../members.ts'

export const getRolePolicy = defineOperation({
  name: 'iam:GetRolePolicy',
  summary: 'Shows a policy that is written into a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html',
  input: { RoleName: roleName, PolicyName: policyName },
  example: { RoleName: 'reader', PolicyName: 'ReadGallery' },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:GetRolePolicy', world, accountId, RoleName)],
  audit: reads,
  run(context, { RoleName, PolicyName }): GetRolePolicyOutput {
    const { document } = getInlinePolicy(context, 'role', RoleName, PolicyName)
    return { RoleName, PolicyName, PolicyDocument: document }
  },
})

export interface GetRolePolicyOutput {
  readonly RoleName: string
  readonly PolicyName: string
  /** The text as it was put; only AWS's wire format URL-encodes it. */
  readonly PolicyDocument: string
}
