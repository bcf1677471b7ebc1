import { creates } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { OrganizationPolicy } from '../../world.ts'
import { describedPolicy, type PolicyDescription } from '../descriptions.ts'
import { duplicatePolicy, immutablePolicy } from '../errors.ts'
import { policyContent, policyDescription, policyId, policyName } from '../members.ts'
import { onPolicy } from '../permissions.ts'
import { checkedContent } from '../policyContent.ts'
import { findPolicy, hasPolicyNamed, kindOf, managedOrganization, withOrganization, withPolicy } from '../tree.ts'

export const updatePolicy = defineOperation({
  name: 'organizations:UpdatePolicy',
  summary: 'Gives a policy another name, description or content; what is left out stays.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html',
  input: {
    PolicyId: policyId,
    Name: optional(policyName),
    Description: optional(policyDescription),
    Content: optional(policyContent),
  },
  example: { PolicyId: 'p-examplepolicyid111', Name: 'KeepKeys' },
  permissions: (world, { PolicyId }, { accountId }) => [
    onPolicy('organizations:UpdatePolicy', world, accountId, PolicyId),
  ],
  audit: creates,
  run(context, { PolicyId, Name, Description, Content }): UpdatePolicyOutput {
    const organization = managedOrganization(context)
    const before = findPolicy(organization, PolicyId)
    if (before.awsManaged) throw immutablePolicy()
    const policy: OrganizationPolicy = {
      ...before,
      name: Name ?? before.name,
      description: Description ?? before.description,
      content: Content === undefined ? before.content : checkedContent(Content, before.type),
    }
    if (hasPolicyNamed(organization, policy, policy.id)) throw duplicatePolicy()
    context.change((world) => withOrganization(world, withPolicy(organization, policy)))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: policy.arn,
      change: {
        type: 'policy-changed',
        what: kindOf(policy.type),
        name: policy.name,
        before: before.content,
        after: policy.content,
      },
    })
    return { Policy: describedPolicy(policy) }
  },
})

export interface UpdatePolicyOutput {
  readonly Policy: PolicyDescription
}
