import { userArn } from '../arn.ts'
import { get, set } from '../collections/orderedMap.ts'
import type { User, World } from '../world.ts'
import { noSuchUser } from './errors.ts'
import type { Permission } from './permission.ts'

/** Throws NoSuchEntity. */
export function findUser(world: World, accountId: string, userName: string): User {
  const user = get(world.iam.users, userArn(accountId, userName))
  if (!user) throw noSuchUser(userName)
  return user
}

export const withUser = (world: World, user: User): World => ({
  ...world,
  iam: { ...world.iam, users: set(world.iam.users, user.arn, user) },
})

/** Permission for an action on an existing user, whom IAM's denials call by name. */
export const onUser = (action: string, accountId: string, userName: string): Permission => ({
  action,
  resource: userArn(accountId, userName),
  resourceAccount: accountId,
  deniedResource: `user ${userName}`,
})
