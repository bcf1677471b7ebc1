// Finds IAM's things by the names that requests use. Names are unique within an account, whatever the path.
import { rootArn } from '../arn.ts'
import { entries, get, values, type OrderedMap } from '../collections/orderedMap.ts'
import type { AccessKey, Group, ManagedPolicy, Role, Session, User } from './identities.ts'
import type { World } from '../world.ts'
import { awsManagedPolicy } from './awsManagedPolicies.ts'

export const userNamed = (world: World, accountId: string, userName: string): User | undefined =>
  named(world.iam.users, `arn:aws:iam::${accountId}:user/`, userName, (user) => user.userName)

export const groupNamed = (world: World, accountId: string, groupName: string): Group | undefined =>
  named(world.iam.groups, `arn:aws:iam::${accountId}:group/`, groupName, (group) => group.groupName)

export const roleNamed = (world: World, accountId: string, roleName: string): Role | undefined =>
  named(world.iam.roles, `arn:aws:iam::${accountId}:role/`, roleName, (role) => role.roleName)

/** One of the world's managed policies, or one of AWS's. */
export const policyWithArn = (world: World, arn: string): ManagedPolicy | undefined =>
  get(world.iam.policies, arn) ?? awsManagedPolicy(arn)

/** The document in force; undefined for a policy that does not exist (any longer). */
export function documentOf(policy: ManagedPolicy | undefined): string | undefined {
  return policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)?.document
}

/** The access keys of a user or root user, oldest first. */
export const accessKeysOf = (world: World, owner: string): readonly AccessKey[] =>
  [...values(world.iam.accessKeys)]
    .filter((key) => key.owner === owner)
    .sort((one, other) => one.createDate - other.createDate)

/** The session with these credentials, or the newest with this ARN. */
export function sessionNamed(world: World, accessKeyIdOrArn: string): Session | undefined {
  const found = get(world.sts.sessions, accessKeyIdOrArn)
  if (found || !accessKeyIdOrArn.startsWith('arn:')) return found
  let newest: Session | undefined
  for (const session of values(world.sts.sessions))
    if (session.arn === accessKeyIdOrArn && (!newest || session.issuedAt >= newest.issuedAt)) newest = session
  return newest
}

export const accountIn = (arn: string): string => arn.split(':')[4] ?? ''

export const isRootArn = (arn: string): boolean => arn === rootArn(accountIn(arn))

function named<T>(map: OrderedMap<T>, prefix: string, name: string, nameOf: (item: T) => string): T | undefined {
  const direct = get(map, prefix + name)
  if (direct !== undefined && nameOf(direct) === name) return direct
  for (const [arn, item] of entries(map, prefix)) {
    if (!arn.startsWith(prefix)) return undefined
    if (nameOf(item) === name) return item
  }
  return undefined
}
