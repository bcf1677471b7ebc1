import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { summaryOf, type PolicySummary } from '../descriptions.ts'
import { page, policyType, targetId } from '../members.ts'
import { pageOf } from '../pages.ts'
import { onNode } from '../permissions.ts'
import { findNode, findPolicy, managedOrganization, policiesAt } from '../tree.ts'

export const listPoliciesForTarget = defineOperation({
  name: 'organizations:ListPoliciesForTarget',
  summary: 'Lists the policies that are attached to a root, a unit or an account itself, without those from above.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html',
  input: { TargetId: targetId, Filter: policyType, ...page },
  example: { TargetId: '444455556666', Filter: 'SERVICE_CONTROL_POLICY' },
  permissions: (world, { TargetId, Filter }, { accountId }) => [
    onNode('organizations:ListPoliciesForTarget', world, accountId, TargetId, Filter),
  ],
  audit: reads,
  run(context, { TargetId, Filter, ...request }): ListPoliciesForTargetOutput {
    const organization = managedOrganization(context)
    const attached = policiesAt(findNode(organization, TargetId), Filter).map((id) => findPolicy(organization, id))
    const { items, next } = pageOf(attached, ({ id }) => id, request)
    return { Policies: items.map(summaryOf), ...next }
  },
})

export interface ListPoliciesForTargetOutput {
  readonly Policies: readonly PolicySummary[]
  readonly NextToken?: string
}
