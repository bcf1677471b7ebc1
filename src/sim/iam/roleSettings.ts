// What UpdateRole and UpdateRoleDescription change of a role.
import { get } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Role } from '../world.ts'
import { unmodifiable } from './administrationErrors.ts'
import { findRole, withIdentity } from './identity.ts'

/** Throws NoSuchEntity, UnmodifiableEntity: only the service changes a role that is linked to it. */
export function findRoleToChange({ world, accountId }: CallContext, roleName: string): Role {
  const role = findRole(world, accountId, roleName)
  if (role.isServiceLinked) throw unmodifiable(roleName)
  return role
}

export function describeRole(context: CallContext, role: Role, description: string): Role {
  const after = { ...role, description }
  context.change((world) => withIdentity(world, after))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: role.arn,
    change: { type: 'setting-changed', what: 'description', before: role.description ?? null, after: description },
  })
  return after
}

export function setDuration(context: CallContext, roleArn: string, seconds: number): void {
  const role = get(context.world.iam.roles, roleArn)
  if (!role) return
  context.change((world) => withIdentity(world, { ...role, maxSessionDuration: seconds }))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: role.arn,
    change: { type: 'setting-changed', what: 'session duration', before: role.maxSessionDuration, after: seconds },
  })
}
