import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedPolicy, type PolicyDescription } from '../descriptions.ts'
import { findPolicy, onPolicy } from '../managedPolicies.ts'
import { policyArn } from '../members.ts'

export const getPolicy = defineOperation({
  name: 'iam:GetPolicy',
  summary: 'Shows a managed policy: who has it how often, and which version is in force.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html',
  input: { PolicyArn: policyArn },
  example: { PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { PolicyArn }, { accountId }) => [onPolicy('iam:GetPolicy', world, accountId, PolicyArn)],
  audit: reads,
  run({ world, accountId }, { PolicyArn }): GetPolicyOutput {
    return { Policy: describedPolicy(world, accountId, findPolicy(world, PolicyArn)) }
  },
})

export interface GetPolicyOutput {
  readonly Policy: PolicyDescription
}
