import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { describedPolicy, type PolicyDescription } from '../descriptions.ts'
import { policyId } from '../members.ts'
import { onPolicy } from '../permissions.ts'
import { findPolicy, managedOrganization } from '../tree.ts'

export const describePolicy = defineOperation({
  name: 'organizations:DescribePolicy',
  summary: 'Shows a policy of the organization.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html',
  input: { PolicyId: policyId },
  example: { PolicyId: 'p-FullAWSAccess' },
  permissions: (world, { PolicyId }, { accountId }) => [
    onPolicy('organizations:DescribePolicy', world, accountId, PolicyId),
  ],
  audit: reads,
  run: (context, { PolicyId }): DescribePolicyOutput => ({
    Policy: describedPolicy(findPolicy(managedOrganization(context), PolicyId)),
  }),
})

export interface DescribePolicyOutput {
  readonly Policy: PolicyDescription
}
