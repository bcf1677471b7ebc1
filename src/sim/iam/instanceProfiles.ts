// Instance profiles, which hand a role to an EC2 instance. There are no instances here: only what IAM knows of them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html
import { entries, get, remove, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { InstanceProfile, Tag, World } from '../world.ts'
import { secondsOf } from './dates.ts'
import { nakedRole, type RoleDescription } from './descriptions.ts'
import { noSuchInstanceProfile } from './administrationErrors.ts'
import type { Details } from './identity.ts'
import type { Permission } from './permission.ts'
import { tagsOfResource } from './tags.ts'

export const instanceProfileArn = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:instance-profile${path}${name}`

/** The account's own whose path begins with `pathPrefix`. */
export function* instanceProfilesIn(world: World, accountId: string, pathPrefix = '/'): Generator<InstanceProfile> {
  const prefix = instanceProfileArn(accountId, '/', '')
  for (const [arn, profile] of entries(world.iam.instanceProfiles, prefix)) {
    if (!arn.startsWith(prefix)) return
    if (profile.path.startsWith(pathPrefix)) yield profile
  }
}

/** Throws NoSuchEntity. */
export function findInstanceProfile(world: World, accountId: string, name: string): InstanceProfile {
  const found = instanceProfileNamed(world, accountId, name)
  if (!found) throw noSuchInstanceProfile(name)
  return found
}

const instanceProfileNamed = (world: World, accountId: string, name: string): InstanceProfile | undefined =>
  [...instanceProfilesIn(world, accountId)].find(({ instanceProfileName }) => instanceProfileName === name)

export const withInstanceProfile = (world: World, profile: InstanceProfile): World => ({
  ...world,
  iam: { ...world.iam, instanceProfiles: set(world.iam.instanceProfiles, profile.arn, profile) },
})

export const withoutInstanceProfile = (world: World, { arn }: InstanceProfile): World => ({
  ...world,
  iam: { ...world.iam, instanceProfiles: remove(world.iam.instanceProfiles, arn) },
})

/** Permission for an action on a profile that exists, or is thought to. */
export function onInstanceProfile(
  action: string,
  world: World,
  accountId: string,
  name: string,
  details: Details = {},
): Permission {
  const found = instanceProfileNamed(world, accountId, name)
  const { context, ...tags } = tagsOfResource(found?.tags ?? [])
  return {
    action,
    resource: found?.arn ?? instanceProfileArn(accountId, '/', name),
    resourceAccount: accountId,
    deniedResource: `instance profile ${name}`,
    ...tags,
    ...details,
    context: { ...context, ...details.context },
  }
}

/** Puts a profile's new role or tags in place, and says so. */
export function changeInstanceProfile(
  context: CallContext,
  before: InstanceProfile,
  after: InstanceProfile,
  change: {
    readonly what: 'role' | 'tags'
    readonly of: (profile: InstanceProfile) => string | null | Readonly<Record<string, string>>
  },
): void {
  context.change((world) => withInstanceProfile(world, after))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: after.arn,
    change: { type: 'setting-changed', what: change.what, before: change.of(before), after: change.of(after) },
  })
}

export interface InstanceProfileDescription {
  readonly Path: string
  readonly InstanceProfileName: string
  readonly InstanceProfileId: string
  readonly Arn: string
  /** Seconds since the epoch. */
  readonly CreateDate: number
  readonly Roles: readonly RoleDescription[]
  readonly Tags?: readonly Tag[]
}

/** In lists, without tags. */
export function listedInstanceProfile(world: World, profile: InstanceProfile): InstanceProfileDescription {
  const role = profile.role === null ? undefined : get(world.iam.roles, profile.role)
  return {
    Path: profile.path,
    InstanceProfileName: profile.instanceProfileName,
    InstanceProfileId: profile.instanceProfileId,
    Arn: profile.arn,
    CreateDate: secondsOf(profile.createDate),
    Roles: role ? [nakedRole(role)] : [],
  }
}
