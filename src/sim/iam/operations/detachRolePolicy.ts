import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { detachPolicy } from '../attachments.ts'
import { onRole } from '../identity.ts'
import { checkedArn } from '../managedPolicies.ts'
import { policyArn, roleName } from '../members.ts'

export const detachRolePolicy = defineOperation({
  name: 'iam:DetachRolePolicy',
  summary: 'Takes a managed policy away from a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html',
  input: { RoleName: roleName, PolicyArn: policyArn },
  example: { RoleName: 'reader', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { RoleName, PolicyArn }, { accountId }) => [
    onRole('iam:DetachRolePolicy', world, accountId, RoleName, { context: { 'iam:PolicyARN': checkedArn(PolicyArn) } }),
  ],
  audit: writes,
  run(context, { RoleName, PolicyArn }): Record<string, never> {
    detachPolicy(context, 'role', RoleName, PolicyArn)
    return {}
  },
})
