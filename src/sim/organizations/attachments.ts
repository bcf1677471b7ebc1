import type { CallContext } from '../operation.ts'
import type { Organization, OrganizationNode, OrganizationPolicy } from '../world.ts'
import { kindOf, withNode, withOrganization, withPoliciesAt } from './tree.ts'

/** Gives a root, unit or account the policies with those ids; `policy` is the one that comes or goes. */
export function setAttached(
  context: CallContext,
  organization: Organization,
  node: OrganizationNode,
  policy: OrganizationPolicy,
  ids: readonly string[],
): void {
  const changed = withNode(organization, withPoliciesAt(node, policy.type, ids))
  context.change((world) => withOrganization(world, changed))
  const isThere = ids.includes(policy.id)
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: node.arn,
    change: {
      type: 'policy-changed',
      what: kindOf(policy.type),
      name: policy.name,
      before: isThere ? null : policy.content,
      after: isThere ? policy.content : null,
    },
  })
}
