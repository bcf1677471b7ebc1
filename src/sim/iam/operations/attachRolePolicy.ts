import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { attachPolicy } from '../attachments.ts'
import { onRole } from '../identity.ts'
import { checkedArn } from '../managedPolicies.ts'
import { policyArn, roleName } from '../members.ts'

export const attachRolePolicy = defineOperation({
  name: 'iam:AttachRolePolicy',
  summary: 'Gives a role the permissions of a managed policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html',
  input: { RoleName: roleName, PolicyArn: policyArn },
  example: { RoleName: 'reader', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { RoleName, PolicyArn }, { accountId }) => [
    onRole('iam:AttachRolePolicy', world, accountId, RoleName, { context: { 'iam:PolicyARN': checkedArn(PolicyArn) } }),
  ],
  audit: writes,
  run(context, { RoleName, PolicyArn }): Record<string, never> {
    attachPolicy(context, 'role', RoleName, PolicyArn)
    return {}
  },
})
