import { values } from '../../collections/orderedMap.ts'
import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { summaryOf, type PolicySummary } from '../descriptions.ts'
import { page, policyType } from '../members.ts'
import { pageOf } from '../pages.ts'
import { onEverything } from '../permissions.ts'
import { managedOrganization } from '../tree.ts'

export const listPolicies = defineOperation({
  name: 'organizations:ListPolicies',
  summary: 'Lists the policies of one type, attached or not.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html',
  input: { Filter: policyType, ...page },
  example: { Filter: 'SERVICE_CONTROL_POLICY' },
  permissions: (_world, { Filter }) => [onEverything('organizations:ListPolicies', Filter)],
  audit: reads,
  run(context, { Filter, ...request }): ListPoliciesOutput {
    const policies = [...values(managedOrganization(context).policies)].filter(({ type }) => type === Filter)
    const { items, next } = pageOf(policies, ({ id }) => id, request)
    return { Policies: items.map(summaryOf), ...next }
  },
})

export interface ListPoliciesOutput {
  readonly Policies: readonly PolicySummary[]
  readonly NextToken?: string
}
