import { creates } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import type { OrganizationPolicy } from '../../world.ts'
import { describedPolicy, type PolicyDescription } from '../descriptions.ts'
import { duplicatePolicy } from '../errors.ts'
import { newId, organizationsArn } from '../ids.ts'
import { policyContent, policyDescription, policyName, policyType } from '../members.ts'
import { onEverything } from '../permissions.ts'
import { checkedContent } from '../policyContent.ts'
import { hasPolicyNamed, kindOf, managedOrganization, withOrganization, withPolicy } from '../tree.ts'

export const createPolicy = defineOperation({
  name: 'organizations:CreatePolicy',
  summary: 'Creates a service or resource control policy, which limits nobody until it is attached.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html',
  input: {
    Content: required(policyContent),
    Description: required(policyDescription),
    Name: required(policyName),
    Type: policyType,
  },
  example: {
    Name: 'KeepKeys',
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:ScheduleKeyDeletion","Resource":"*"}]}',
  },
  permissions: (_world, { Type }) => [onEverything('organizations:CreatePolicy', Type)],
  audit: creates,
  run(context, { Content, Description, Name, Type }): CreatePolicyOutput {
    const organization = managedOrganization(context)
    const content = checkedContent(Content, Type)
    if (hasPolicyNamed(organization, { name: Name, type: Type })) throw duplicatePolicy()
    const id = `p-${newId(context.environment, 10)}`
    const policy: OrganizationPolicy = {
      id,
      arn: organizationsArn(organization.managementAccountId, 'policy', organization.id, Type.toLowerCase(), id),
      name: Name,
      description: Description,
      type: Type,
      awsManaged: false,
      content,
    }
    context.change((world) => withOrganization(world, withPolicy(organization, policy)))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: policy.arn,
      change: { type: 'created', what: kindOf(Type) },
    })
    return { Policy: describedPolicy(policy) }
  },
})

export interface CreatePolicyOutput {
  readonly Policy: PolicyDescription
}
