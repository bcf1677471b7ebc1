import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { onRole } from '../identity.ts'
import { putInlinePolicy } from '../inlinePolicies.ts'
import { policyDocument, policyName, roleName } from '../members.ts'

export const putRolePolicy = defineOperation({
  name: 'iam:PutRolePolicy',
  summary: 'Writes a policy into a role, or replaces the one of that name.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html',
  input: { RoleName: roleName, PolicyName: policyName, PolicyDocument: policyDocument },
  example: {
    RoleName: 'reader',
    PolicyName: 'ReadGallery',
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery/*"}]}',
  },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:PutRolePolicy', world, accountId, RoleName)],
  audit: writes,
  run(context, { RoleName, PolicyName, PolicyDocument }): Record<string, never> {
    putInlinePolicy(context, 'role', RoleName, { name: PolicyName, document: PolicyDocument })
    return {}
  },
})
