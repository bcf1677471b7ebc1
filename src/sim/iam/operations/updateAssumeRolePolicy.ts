import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { findRole, onRole, withIdentity } from '../identity.ts'
import { policyDocument, roleName } from '../members.ts'
import { checkTrustPolicy } from '../trustPolicy.ts'

export const updateAssumeRolePolicy = defineOperation({
  name: 'iam:UpdateAssumeRolePolicy',
  summary: 'Replaces the trust policy of a role, which says who may assume it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html',
  input: { RoleName: roleName, PolicyDocument: policyDocument },
  example: {
    RoleName: 'reader',
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}',
  },
  permissions: (world, { RoleName }, { accountId }) => [
    onRole('iam:UpdateAssumeRolePolicy', world, accountId, RoleName),
  ],
  audit: writes,
  run(context, { RoleName, PolicyDocument }): Record<string, never> {
    const role = findRole(context.world, context.accountId, RoleName)
    checkTrustPolicy(PolicyDocument, context.world)
    context.change((world) => withIdentity(world, { ...role, trustPolicy: PolicyDocument }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: role.arn,
      change: { type: 'policy-changed', what: 'trust policy', before: role.trustPolicy, after: PolicyDocument },
    })
    return {}
  },
})
