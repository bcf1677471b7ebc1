// AWS Organizations: the tree of accounts, and the policies that limit them.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html
import { get, type OrderedMap } from '../collections/orderedMap.ts'

export interface Organization {
  /** `o-…`. */
  readonly id: string
  readonly arn: string
  readonly managementAccountId: string
  /** `r-…`. */
  readonly rootId: string
  /** Root, organizational units and accounts by id (`r-…`, `ou-…`, twelve digits). */
  readonly nodes: OrderedMap<OrganizationNode>
  /** By id (`p-…`), with AWS's own. */
  readonly policies: OrderedMap<OrganizationPolicy>
  /** While a type is not enabled, policies of that type limit nobody. */
  readonly enabledPolicyTypes: readonly OrganizationPolicyType[]
}

export interface OrganizationNode {
  readonly type: 'root' | 'organizational-unit' | 'account'
  readonly id: string
  readonly arn: string
  readonly name: string
  /** Absent for the root. */
  readonly parentId?: string
  /** Only of accounts. */
  readonly email?: string
  /** Only of accounts. */
  readonly joined?: number
  /** Ids of attached policies, in the order of attachment. */
  readonly serviceControlPolicies: readonly string[]
  readonly resourceControlPolicies: readonly string[]
}

export type OrganizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

export interface OrganizationPolicy {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description: string
  readonly type: OrganizationPolicyType
  readonly awsManaged: boolean
  readonly content: string
}

/** Attached everywhere as soon as SCPs are enabled; without it, or a policy in its place, nobody may do anything. */
export const fullAwsAccess: OrganizationPolicy = {
  id: 'p-FullAWSAccess',
  arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
  name: 'FullAWSAccess',
  description: 'Allows access to every operation',
  type: 'SERVICE_CONTROL_POLICY',
  awsManaged: true,
  content: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  }),
}

/** Attached everywhere as soon as RCPs are enabled; nobody can detach it. */
export const rcpFullAwsAccess: OrganizationPolicy = {
  id: 'p-RCPFullAWSAccess',
  arn: 'arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess',
  name: 'RCPFullAWSAccess',
  description: 'Allows access to every resource',
  type: 'RESOURCE_CONTROL_POLICY',
  awsManaged: true,
  content: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
  }),
}

/** From the root down to the account, both included; undefined for an account outside the organization. */
export function pathTo(organization: Organization | null, accountId: string): readonly OrganizationNode[] | undefined {
  const path: OrganizationNode[] = []
  let node = organization && get(organization.nodes, accountId)
  if (node?.type !== 'account') return undefined
  while (node) {
    path.unshift(node)
    node = node.parentId === undefined ? undefined : get(organization?.nodes ?? null, node.parentId)
  }
  return path
}

/** `o-…/r-…/ou-…/`, the account itself left out: how condition keys name where an account is. */
export const pathText = (organization: Organization, path: readonly OrganizationNode[]): string =>
  [organization.id, ...path.filter(({ type }) => type !== 'account').map(({ id }) => id), ''].join('/')
