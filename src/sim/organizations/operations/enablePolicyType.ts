import { values } from '../../collections/orderedMap.ts'
import { creates } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import type { Organization } from '../../world.ts'
import { describedRoot, type RootDescription } from '../descriptions.ts'
import { noSuchRoot, typeAlreadyEnabled } from '../errors.ts'
import { policyType, rootId } from '../members.ts'
import { onNode } from '../permissions.ts'
import {
  awsPolicyOf,
  findNode,
  managedOrganization,
  policiesAt,
  withNode,
  withOrganization,
  withPoliciesAt,
} from '../tree.ts'

export const enablePolicyType = defineOperation({
  name: 'organizations:EnablePolicyType',
  summary: 'Lets policies of a type be attached; at first, one that lets everything through is attached everywhere.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html',
  input: { RootId: rootId, PolicyType: policyType },
  example: { RootId: 'r-exam', PolicyType: 'RESOURCE_CONTROL_POLICY' },
  permissions: (world, { RootId, PolicyType }, { accountId }) => [
    onNode('organizations:EnablePolicyType', world, accountId, RootId, PolicyType),
  ],
  audit: creates,
  run(context, { RootId, PolicyType }): EnablePolicyTypeOutput {
    const organization = managedOrganization(context)
    const { enabledPolicyTypes, nodes } = organization
    const root = findNode(organization, RootId, noSuchRoot)
    if (enabledPolicyTypes.includes(PolicyType)) throw typeAlreadyEnabled()
    const { id } = awsPolicyOf(PolicyType)
    const enabled = [...values(nodes)].reduce<Organization>(
      (changed, node) => withNode(changed, withPoliciesAt(node, PolicyType, [...policiesAt(node, PolicyType), id])),
      { ...organization, enabledPolicyTypes: [...enabledPolicyTypes, PolicyType] },
    )
    context.change((world) => withOrganization(world, enabled))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: root.arn,
      change: {
        type: 'setting-changed',
        what: 'policy types',
        before: enabledPolicyTypes,
        after: enabled.enabledPolicyTypes,
      },
    })
    return { Root: describedRoot(enabled, root) }
  },
})

export interface EnablePolicyTypeOutput {
  readonly Root: RootDescription
}
