// A user or group with another name or path: a new ARN for the same identity. IAM changes what points at it by itself, but for
// policies that name it as a resource. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_rename.html
import { entries, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Group, Session, User, World } from '../world.ts'
import { identityExists } from './errors.ts'
import { renamePrincipal } from './forgetPrincipal.ts'
import { findIdentity, identitiesIn, identityArn, nameOf, withIdentity, withoutIdentity } from './identity.ts'

export interface NewPlace {
  readonly name: string | undefined
  readonly path: string | undefined
}

/** Throws NoSuchEntity, EntityAlreadyExists. */
export function renameUser(context: CallContext, userName: string, to: NewPlace): void {
  const before = findIdentity(context.world, context.accountId, 'user', userName)
  const name = to.name ?? before.userName
  const path = to.path ?? before.path
  refuseTaken(context, 'user', before, name)
  const after: User = { ...before, arn: identityArn('user', context.accountId, path, name), userName: name, path }
  rename(context, before, after, (world) =>
    renamePrincipal(withOwner(world, before.arn, after.arn), before.arn, after.arn),
  )
}

/** Throws NoSuchEntity, EntityAlreadyExists. */
export function renameGroup(context: CallContext, groupName: string, to: NewPlace): void {
  const before = findIdentity(context.world, context.accountId, 'group', groupName)
  const name = to.name ?? before.groupName
  const path = to.path ?? before.path
  refuseTaken(context, 'group', before, name)
  const after: Group = { ...before, arn: identityArn('group', context.accountId, path, name), groupName: name, path }
  rename(context, before, after, (world) => withMembers(world, before.arn, after.arn))
}

/** Another spelling of its own name is not taken. */
function refuseTaken(
  { world, accountId }: CallContext,
  kind: 'user' | 'group',
  itself: User | Group,
  name: string,
): void {
  const wanted = name.toLowerCase()
  for (const identity of identitiesIn(world, accountId, kind))
    if (identity.arn !== itself.arn && nameOf(identity).toLowerCase() === wanted) throw identityExists(kind, name)
}

function rename(
  context: CallContext,
  before: User | Group,
  after: User | Group,
  follow: (world: World) => World,
): void {
  context.change((world) => withIdentity(follow(withoutIdentity(world, before)), after))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: after.arn,
    change: {
      type: 'setting-changed',
      what: 'name and path',
      before: before.path + nameOf(before),
      after: after.path + nameOf(after),
    },
  })
}

/** The access keys and sessions of a user, under its new ARN. */
function withOwner(world: World, from: string, to: string): World {
  let { accessKeys } = world.iam
  for (const [id, key] of entries(accessKeys))
    if (key.owner === from) accessKeys = set(accessKeys, id, { ...key, owner: to })
  let { sessions } = world.sts
  for (const [id, session] of entries(sessions)) {
    const after = sessionOf(session, from, to)
    if (after !== session) sessions = set(sessions, id, after)
  }
  return { ...world, iam: { ...world.iam, accessKeys }, sts: { ...world.sts, sessions } }
}

function sessionOf(session: Session, from: string, to: string): Session {
  if (session.type === 'user') return session.arn === from ? { ...session, arn: to } : session
  return session.type === 'federated' && session.owner === from ? { ...session, owner: to } : session
}

function withMembers(world: World, from: string, to: string): World {
  let changed = world
  for (const [, user] of entries(world.iam.users))
    if (user.groups.includes(from))
      changed = withIdentity(changed, { ...user, groups: user.groups.map((group) => (group === from ? to : group)) })
  return changed
}
