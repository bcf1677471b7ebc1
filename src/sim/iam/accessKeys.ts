// Access keys: long-term credentials of users and of root users.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
import { rootArn } from '../arn.ts'
import { get, remove, set } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { AccessKey, World } from '../world.ts'
import type { Caller } from './caller.ts'
import { noSuchAccessKey } from './errors.ts'
import { findUser, onArn, onUser } from './identity.ts'
import type { Permission } from './permission.ts'
import { userMeant } from './userMeant.ts'

export interface Owner {
  readonly arn: string
  /** Absent for the root user. */
  readonly userName?: string
}

/** Whose keys a request is about: the named user's, or the caller's own. */
export function ownerMeant(world: World, { accountId, caller }: Facts, userName: string | undefined): Owner {
  if (isOwnRoot(caller, userName)) return { arn: rootArn(accountId) }
  const user = findUser(world, accountId, userMeant(userName, caller))
  return { arn: user.arn, userName: user.userName }
}

export const onKeysOf = (
  action: string,
  world: World,
  { accountId, caller }: Facts,
  userName: string | undefined,
): Permission =>
  isOwnRoot(caller, userName)
    ? onArn(action, accountId, rootArn(accountId))
    : onUser(action, world, accountId, userMeant(userName, caller))

/** Throws NoSuchEntity. */
export function findAccessKey({ iam }: World, owner: Owner, accessKeyId: string): AccessKey {
  const key = get(iam.accessKeys, accessKeyId)
  if (key?.owner !== owner.arn) throw noSuchAccessKey(accessKeyId)
  return key
}

export const withAccessKey = (world: World, key: AccessKey): World => ({
  ...world,
  iam: { ...world.iam, accessKeys: set(world.iam.accessKeys, key.accessKeyId, key) },
})

export const withoutAccessKey = (world: World, { accessKeyId }: AccessKey): World => ({
  ...world,
  iam: { ...world.iam, accessKeys: remove(world.iam.accessKeys, accessKeyId) },
})

type Facts = Pick<CallFacts, 'accountId' | 'caller'>

const isOwnRoot = (caller: Caller, userName: string | undefined): boolean =>
  userName === undefined && caller.type === 'Root'
