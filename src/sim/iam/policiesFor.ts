// Which policies have a say in a request, in the order in which they are shown.
import { entries, get } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'
import type { Caller } from './caller.ts'
import type { PolicySource } from './decision.ts'
import type { Permission } from './permission.ts'

/** KMS asks the key policy first, because IAM policies count only when it delegates to the account. */
export function policiesFor(world: World, permission: Permission, caller: Caller): readonly PolicySource[] {
  const identity = identityPolicies(world, caller)
  const resource = resourcePolicies(permission)
  return permission.resourcePolicy?.type === 'key policy' ? [...resource, ...identity] : [...identity, ...resource]
}

/** Only a user has identity policies: a root user's permissions need none, and nobody else can have any. */
function identityPolicies(world: World, caller: Caller): readonly PolicySource[] {
  if (caller.type !== 'User') return []
  const source = (name: string, document: string, id = name): PolicySource => ({
    id: `identity:${caller.arn}/${id}`,
    type: 'identity-based',
    name,
    attachedTo: caller.arn,
    document,
  })
  const policies = [...entries(get(world.iam.users, caller.arn)?.inlinePolicies ?? null)]
  return policies.length
    ? policies.map(([name, document]) => source(name, document))
    : [source(`IAM policies of ${caller.userName}`, '', '')]
}

function resourcePolicies({ resourcePolicy }: Permission): readonly PolicySource[] {
  if (!resourcePolicy) return []
  const { type, attachedTo, document } = resourcePolicy
  return [{ id: `resource:${attachedTo}`, type: 'resource-based', name: type, attachedTo, document: document ?? '' }]
}
