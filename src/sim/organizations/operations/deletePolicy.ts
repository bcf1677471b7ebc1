import { remove, values } from '../../collections/orderedMap.ts'
import { writes } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { immutablePolicy, policyInUse } from '../errors.ts'
import { policyId } from '../members.ts'
import { onPolicy } from '../permissions.ts'
import { findPolicy, kindOf, managedOrganization, policiesAt, withOrganization } from '../tree.ts'

export const deletePolicy = defineOperation({
  name: 'organizations:DeletePolicy',
  summary: 'Deletes a policy that is attached nowhere.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeletePolicy.html',
  input: { PolicyId: policyId },
  example: { PolicyId: 'p-examplepolicyid111' },
  permissions: (world, { PolicyId }, { accountId }) => [
    onPolicy('organizations:DeletePolicy', world, accountId, PolicyId),
  ],
  audit: writes,
  run(context, { PolicyId }): void {
    const organization = managedOrganization(context)
    const { awsManaged, arn, type } = findPolicy(organization, PolicyId)
    if (awsManaged) throw immutablePolicy()
    for (const node of values(organization.nodes)) if (policiesAt(node, type).includes(PolicyId)) throw policyInUse()
    const policies = remove(organization.policies, PolicyId)
    context.change((world) => withOrganization(world, { ...organization, policies }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: arn,
      change: { type: 'deleted', what: kindOf(type) },
    })
  },
})
