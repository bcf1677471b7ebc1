// Which of an organization's policies limit a request: service control policies on the way to the caller's account, resource
// control policies on the way to the resource's.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
import { get } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'
import type { Caller } from './caller.ts'
import type { PolicySource } from './decision.ts'
import { pathTo, type OrganizationPolicyType } from './organization.ts'
import type { Permission } from './permission.ts'

export const serviceControlPolicies = (world: World, caller: Caller): readonly PolicySource[] =>
  'accountId' in caller && !isServiceLinked(world, caller)
    ? policiesDownTo(world, caller.accountId, 'SERVICE_CONTROL_POLICY')
    : []

/** Without a resource, those of the caller's account. */
export function resourceControlPolicies(
  world: World,
  { action, resource, resourceAccount, isAwsManaged }: Permission,
  caller: Caller,
): readonly PolicySource[] {
  const service = action.slice(0, action.indexOf(':')).toLowerCase()
  const account = resourceAccount ?? ('accountId' in caller ? caller.accountId : undefined)
  const isExempt =
    account === undefined ||
    !RCP_SERVICES.has(service) ||
    action.toLowerCase() === 'kms:retiregrant' ||
    isAwsManaged ||
    resource.includes(':role/aws-service-role/') ||
    isServiceLinked(world, caller)
  return isExempt ? [] : policiesDownTo(world, account, 'RESOURCE_CONTROL_POLICY')
}

/** Prefixes of the services whose resources they limit; AWS adds to them. */
// prettier-ignore
export const RCP_SERVICES: ReadonlySet<string> = new Set([
  's3', 'sts', 'kms', 'sqs', 'secretsmanager', 'aoss', 'cognito-identity', 'cognito-idp', 'dynamodb', 'ecr', 'logs',
])

const isServiceLinked = (world: World, caller: Caller): boolean =>
  caller.type === 'AssumedRole' && (get(world.iam.roles, caller.roleArn)?.isServiceLinked ?? false)

/** Neither type limits the management account. A level where nothing is attached stands as a policy without a document. */
function policiesDownTo(world: World, accountId: string, type: OrganizationPolicyType): readonly PolicySource[] {
  const { organization } = world.organizations
  if (!organization?.enabledPolicyTypes.includes(type) || accountId === organization.managementAccountId) return []
  const kind = type === 'SERVICE_CONTROL_POLICY' ? 'service-control' : 'resource-control'
  return (pathTo(organization, accountId) ?? []).flatMap((node): readonly PolicySource[] => {
    const ids = type === 'SERVICE_CONTROL_POLICY' ? node.serviceControlPolicies : node.resourceControlPolicies
    const at = { type: kind, attachedTo: node.arn } as const
    const sources = ids.flatMap((policyId) => {
      const policy = get(organization.policies, policyId)
      return policy
        ? [
            {
              ...at,
              id: `${kind}:${node.id}/${policyId}`,
              name: policy.name,
              arn: policy.arn,
              document: policy.content,
            },
          ]
        : []
    })
    return sources.length
      ? sources
      : [{ ...at, id: `${kind}:${node.id}/`, name: `policies of ${node.name}`, document: '' }]
  })
}
