// The organization of the caller's account: finding its parts, and changing them.
import { entries, get, set } from '../collections/orderedMap.ts'
import type { AwsError } from '../errors.ts'
import type { CallFacts } from '../operation.ts'
import { fullAwsAccess, rcpFullAwsAccess } from '../iam/organization.ts'
import type { Organization, OrganizationNode, OrganizationPolicy, OrganizationPolicyType, World } from '../world.ts'
import { noSuchPolicy, noSuchTarget, notInUse, notTheManagementAccount } from './errors.ts'

/** Undefined for an account that is in none. */
export function membershipOf({ organizations: { organization } }: World, accountId: string): Organization | undefined {
  return organization && get(organization.nodes, accountId) ? organization : undefined
}

/** Throws AWSOrganizationsNotInUseException. */
export function organizationOf(world: World, accountId: string): Organization {
  const organization = membershipOf(world, accountId)
  if (!organization) throw notInUse()
  return organization
}

/** For all but the management account, throws AccessDeniedException. */
export function managedOrganization({
  world,
  accountId,
}: Pick<CallFacts, 'accountId'> & { readonly world: World }): Organization {
  const organization = organizationOf(world, accountId)
  if (organization.managementAccountId !== accountId) throw notTheManagementAccount()
  return organization
}

export const withOrganization = (world: World, organization: Organization): World => ({
  ...world,
  organizations: { ...world.organizations, organization },
})

export const withNode = (organization: Organization, node: OrganizationNode): Organization => ({
  ...organization,
  nodes: set(organization.nodes, node.id, node),
})

export const withPolicy = (organization: Organization, policy: OrganizationPolicy): Organization => ({
  ...organization,
  policies: set(organization.policies, policy.id, policy),
})

/** Root, organizational unit or account. */
export function findNode(
  organization: Organization,
  id: string,
  refusal: () => AwsError = noSuchTarget,
): OrganizationNode {
  const node = get(organization.nodes, id)
  if (!node) throw refusal()
  return node
}

export function findPolicy(organization: Organization, id: string): OrganizationPolicy {
  const policy = get(organization.policies, id)
  if (!policy) throw noSuchPolicy()
  return policy
}

export const kindOf = (type: OrganizationPolicyType): 'service control policy' | 'resource control policy' =>
  type === 'SERVICE_CONTROL_POLICY' ? 'service control policy' : 'resource control policy'

export const policiesAt = (node: OrganizationNode, type: OrganizationPolicyType): readonly string[] =>
  type === 'SERVICE_CONTROL_POLICY' ? node.serviceControlPolicies : node.resourceControlPolicies

export const withPoliciesAt = (
  node: OrganizationNode,
  type: OrganizationPolicyType,
  ids: readonly string[],
): OrganizationNode =>
  type === 'SERVICE_CONTROL_POLICY'
    ? { ...node, serviceControlPolicies: ids }
    : { ...node, resourceControlPolicies: ids }

/** AWS's own policy of that type, which lets everything through. */
export const awsPolicyOf = (type: OrganizationPolicyType): OrganizationPolicy =>
  type === 'SERVICE_CONTROL_POLICY' ? fullAwsAccess : rcpFullAwsAccess

/** A new unit or account has AWS's own policy of every type that is enabled. */
export function newNode(
  { enabledPolicyTypes }: Pick<Organization, 'enabledPolicyTypes'>,
  node: Omit<OrganizationNode, 'serviceControlPolicies' | 'resourceControlPolicies'>,
): OrganizationNode {
  const initial = (type: OrganizationPolicyType): readonly string[] =>
    enabledPolicyTypes.includes(type) ? [awsPolicyOf(type).id] : []
  return {
    ...node,
    serviceControlPolicies: initial('SERVICE_CONTROL_POLICY'),
    resourceControlPolicies: initial('RESOURCE_CONTROL_POLICY'),
  }
}

/** From the root down to the node, both included. */
export function ancestry({ nodes }: Organization, node: OrganizationNode): readonly OrganizationNode[] {
  const path = [node]
  for (let at = node; at.parentId !== undefined;) {
    const parent = get(nodes, at.parentId)
    if (!parent) throw new Error(`The parent of ${at.id} is not in its organization.`)
    path.unshift(parent)
    at = parent
  }
  return path
}

/** Whether a policy with that name and type, other than `except`, is there. */
export function hasPolicyNamed(
  { policies }: Organization,
  { name, type }: Pick<OrganizationPolicy, 'name' | 'type'>,
  except?: string,
): boolean {
  for (const [id, policy] of entries(policies))
    if (policy.name === name && policy.type === type && id !== except) return true
  return false
}
