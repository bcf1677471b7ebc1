// Which policies have a say in a request, in the order in which they are shown.
import { entries, get } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'
import type { Caller } from './caller.ts'
import type { PolicySource } from './decision.ts'
import type { Group, Role, Session, User } from './identities.ts'
import { documentOf, isRootArn, policyWithArn } from './named.ts'
import { resourceControlPolicies, serviceControlPolicies } from './organizationPolicies.ts'
import type { Permission } from './permission.ts'

/** KMS and STS ask the resource's policy first, because IAM policies count only when it delegates to the account. */
export function policiesFor(world: World, permission: Permission, caller: Caller): readonly PolicySource[] {
  const organization =
    world.organizations.organization === null
      ? []
      : [...resourceControlPolicies(world, permission, caller), ...serviceControlPolicies(world, caller)]
  const principal = principalPolicies(world, caller)
  const resource = resourcePolicies(permission)
  const type = permission.resourcePolicy?.type
  return type === 'key policy' || type === 'role trust policy'
    ? [...organization, ...resource, ...principal]
    : [...organization, ...principal, ...resource]
}

/** A root user's permissions need no policy, and nobody but users and roles can have any. */
function principalPolicies(world: World, caller: Caller): readonly PolicySource[] {
  switch (caller.type) {
    case 'User': {
      const user = get(world.iam.users, caller.arn)
      return [...identityPolicies(world, user, caller.arn, caller.userName), ...boundaryOf(world, user)]
    }
    case 'AssumedRole': {
      const role = roleOf(world, caller)
      return [
        ...identityPolicies(world, role, caller.roleArn, caller.roleName),
        ...boundaryOf(world, role),
        ...sessionPolicies(world, get(world.sts.sessions, caller.accessKeyId), caller.arn),
      ]
    }
    // A federated user has what the user who asked for the token has, as far as the session policies let it through.
    case 'FederatedUser': {
      const owner = get(world.iam.users, caller.owner)
      const session = sessionPolicies(world, get(world.sts.sessions, caller.accessKeyId), caller.arn)
      return [
        ...(isRootArn(caller.owner) ? [] : identityPolicies(world, owner, caller.owner, owner?.userName ?? '')),
        ...boundaryOf(world, owner),
        ...(session.length ? session : [nothing('session', caller.arn, 'session policy')]),
      ]
    }
    case 'Root':
    case 'Anonymous':
    case 'Service':
      return []
  }
}

/** The role that the session is of; a later role of the same name is another. */
export function roleOf(world: World, caller: Caller & { readonly type: 'AssumedRole' }): Role | undefined {
  const role = get(world.iam.roles, caller.roleArn)
  return role && caller.userId.startsWith(`${role.roleId}:`) ? role : undefined
}

function identityPolicies(
  world: World,
  identity: User | Role | undefined,
  arn: string,
  name: string,
): readonly PolicySource[] {
  const groups = identity && 'groups' in identity ? identity.groups.map((group) => get(world.iam.groups, group)) : []
  const policies = [identity, ...groups].flatMap((holder) => (holder ? policiesOf(world, holder) : []))
  return policies.length
    ? policies
    : [{ ...nothing('identity-based', arn, `IAM policies of ${name}`), id: `identity:${arn}/` }]
}

/** Inline and attached. */
export function policiesOf(world: World, holder: User | Group | Role): readonly PolicySource[] {
  const { arn: attachedTo, inlinePolicies, attachedPolicies } = holder
  const sources: PolicySource[] = []
  for (const [name, document] of entries(inlinePolicies))
    sources.push({ id: `identity:${attachedTo}/${name}`, type: 'identity-based', name, attachedTo, document })
  for (const arn of attachedPolicies) sources.push(managed(world, 'identity-based', arn, attachedTo, 'identity'))
  return sources
}

export const boundaryOf = (world: World, identity: User | Role | undefined): readonly PolicySource[] =>
  identity?.permissionsBoundary === undefined
    ? []
    : [managed(world, 'permissions-boundary', identity.permissionsBoundary, identity.arn, 'boundary')]

function sessionPolicies(world: World, session: Session | undefined, attachedTo: string): readonly PolicySource[] {
  if (session === undefined || session.type === 'user') return []
  const { sessionPolicy, sessionPolicyArns } = session
  return [
    ...(sessionPolicy === undefined
      ? []
      : [{ ...nothing('session', attachedTo, 'session policy'), document: sessionPolicy }]),
    ...sessionPolicyArns.map((arn) => managed(world, 'session', arn, attachedTo, 'session')),
  ]
}

/** A managed policy that is gone says nothing, neither yes nor no. */
function managed(
  world: World,
  type: PolicySource['type'],
  arn: string,
  attachedTo: string,
  prefix: string,
): PolicySource {
  const policy = policyWithArn(world, arn)
  return {
    id: `${prefix}:${attachedTo}/${arn}`,
    type,
    name: policy?.policyName ?? arn.slice(arn.lastIndexOf('/') + 1),
    arn,
    attachedTo,
    document: documentOf(policy) ?? '',
  }
}

const nothing = (type: PolicySource['type'], attachedTo: string, name: string): PolicySource => ({
  id: `${type}:${attachedTo}`,
  type,
  name,
  attachedTo,
  document: '',
})

function resourcePolicies({ resourcePolicy }: Permission): readonly PolicySource[] {
  if (!resourcePolicy) return []
  const { type, attachedTo, document } = resourcePolicy
  return [{ id: `resource:${attachedTo}`, type: 'resource-based', name: type, attachedTo, document: document ?? '' }]
}
