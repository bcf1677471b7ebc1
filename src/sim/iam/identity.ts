// Users, groups and roles: finding and changing them, and what a caller needs to be allowed to do so.
import { entries, remove, set, type OrderedMap } from '../collections/orderedMap.ts'
import type { Group, Role, Tag, User, World } from '../world.ts'
import { identityExists, noSuchIdentity, type IdentityKind } from './errors.ts'
import { groupNamed, roleNamed, userNamed } from './named.ts'
import type { Permission } from './permission.ts'
import { tagsOfResource } from './tags.ts'

export type { IdentityKind } from './errors.ts'

export type Identity = User | Group | Role

interface ByKind {
  readonly user: User
  readonly group: Group
  readonly role: Role
}

const finders: {
  readonly [K in IdentityKind]: (world: World, accountId: string, name: string) => ByKind[K] | undefined
} = { user: userNamed, group: groupNamed, role: roleNamed }

/** Throws NoSuchEntity. */
export function findIdentity<K extends IdentityKind>(
  world: World,
  accountId: string,
  kind: K,
  name: string,
): ByKind[K] {
  const found = finders[kind](world, accountId, name)
  if (!found) throw noSuchIdentity(kind, name)
  return found
}

export const findUser = (world: World, accountId: string, name: string): User =>
  findIdentity(world, accountId, 'user', name)
export const findGroup = (world: World, accountId: string, name: string): Group =>
  findIdentity(world, accountId, 'group', name)
export const findRole = (world: World, accountId: string, name: string): Role =>
  findIdentity(world, accountId, 'role', name)

export const nameOf = (identity: Identity): string =>
  'userName' in identity ? identity.userName : 'groupName' in identity ? identity.groupName : identity.roleName

const tagsOf = (identity: Identity | undefined): readonly Tag[] => (identity && 'tags' in identity ? identity.tags : [])

export const boundaryOf = (identity: Identity): string | undefined =>
  'permissionsBoundary' in identity ? identity.permissionsBoundary : undefined

/** The path begins and ends with a slash. */
export const identityArn = (kind: IdentityKind, accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:${kind}${path}${name}`

/** Puts an identity in, or in the place of what it was. */
export function withIdentity(world: World, identity: Identity): World {
  const { iam } = world
  if ('userId' in identity) return { ...world, iam: { ...iam, users: set(iam.users, identity.arn, identity) } }
  if ('groupId' in identity) return { ...world, iam: { ...iam, groups: set(iam.groups, identity.arn, identity) } }
  return { ...world, iam: { ...iam, roles: set(iam.roles, identity.arn, identity) } }
}

export function withoutIdentity(world: World, { arn }: Identity): World {
  const { iam } = world
  return {
    ...world,
    iam: { ...iam, users: remove(iam.users, arn), groups: remove(iam.groups, arn), roles: remove(iam.roles, arn) },
  }
}

/** Names are unique within an account and a kind, without regard to case and path. */
export function refuseTakenName(world: World, accountId: string, kind: IdentityKind, name: string): void {
  const wanted = name.toLowerCase()
  for (const identity of identitiesIn(world, accountId, kind))
    if (nameOf(identity).toLowerCase() === wanted) throw identityExists(kind, name)
}

/** The account's users, groups or roles whose path begins with `pathPrefix`. */
export function* identitiesIn<K extends IdentityKind>(
  world: World,
  accountId: string,
  kind: K,
  pathPrefix = '/',
): Generator<ByKind[K]> {
  const maps: { readonly [N in IdentityKind]: OrderedMap<ByKind[N]> } = {
    user: world.iam.users,
    group: world.iam.groups,
    role: world.iam.roles,
  }
  const prefix = identityArn(kind, accountId, '/', '')
  const map: OrderedMap<ByKind[K]> = maps[kind]
  for (const [arn, identity] of entries(map, prefix)) {
    if (!arn.startsWith(prefix)) return
    if (identity.path.startsWith(pathPrefix)) yield identity
  }
}

/** What else is known of a request, besides its action and resource. */
export type Details = Pick<Permission, 'requestTags' | 'requestTagKeys' | 'context'>

export const onUser = (action: string, world: World, accountId: string, name: string, details?: Details): Permission =>
  onIdentity(action, 'user', world, accountId, name, details)
export const onGroup = (action: string, world: World, accountId: string, name: string, details?: Details): Permission =>
  onIdentity(action, 'group', world, accountId, name, details)
export const onRole = (action: string, world: World, accountId: string, name: string, details?: Details): Permission =>
  onIdentity(action, 'role', world, accountId, name, details)

/** Permission for an action on an identity that exists, or is thought to, which IAM's denials call by name. */
function onIdentity(
  action: string,
  kind: IdentityKind,
  world: World,
  accountId: string,
  name: string,
  details: Details = {},
): Permission {
  const found = finders[kind](world, accountId, name)
  const { context, ...tags } = tagsOfResource(tagsOf(found))
  return {
    action,
    resource: found?.arn ?? identityArn(kind, accountId, '/', name),
    resourceAccount: accountId,
    deniedResource: `${kind} ${name}`,
    ...tags,
    ...details,
    context: { ...context, ...details.context },
  }
}

/** Permission for an action on what is yet to be made, or on all that is under a path. */
export const onArn = (action: string, accountId: string, resource: string, details?: Details): Permission => ({
  action,
  resource,
  resourceAccount: accountId,
  ...details,
})
