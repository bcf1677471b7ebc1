// Who makes a request, and who the world then finds them to be.
import { rootArn, userArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'

/** How a request names its caller. */
export type CallerName =
  | { readonly type: 'root'; readonly accountId?: string }
  | { readonly type: 'user'; readonly userName: string; readonly accountId?: string }
  | { readonly type: 'anonymous' }

/** A caller as the world knows them. */
export type Caller =
  | {
      readonly type: 'Root'
      readonly arn: string
      readonly accountId: string
      readonly userId: string
      readonly accessKeyId: string
    }
  | {
      readonly type: 'User'
      readonly arn: string
      readonly accountId: string
      readonly userId: string
      readonly userName: string
      readonly accessKeyId: string
    }
  | { readonly type: 'Anonymous' }
  /** An AWS service that acts for itself; `sourceArn` is the resource it acts for. */
  | { readonly type: 'Service'; readonly service: string; readonly sourceArn: string; readonly sourceAccount: string }

export function callerNamed(world: World, name: CallerName): Caller | undefined {
  if (name.type === 'anonymous') return { type: 'Anonymous' }
  const accountId = name.accountId ?? world.accountId
  if (name.type === 'root')
    return { type: 'Root', arn: rootArn(accountId), accountId, userId: accountId, accessKeyId: `AKIAROOT${accountId}` }
  const user = get(world.iam.users, userArn(accountId, name.userName))
  return (
    user && {
      type: 'User',
      arn: user.arn,
      accountId,
      userId: user.userId,
      userName: user.userName,
      // A user signs with an access key; the simulation derives its id from the user's until CreateAccessKey exists.
      accessKeyId: `AKIA${user.userId.slice(4)}`,
    }
  )
}

/** The name under which a caller's memory is kept. */
export const holderOf = (caller: Caller): string =>
  caller.type === 'Anonymous' ? 'anonymous' : caller.type === 'Service' ? caller.service : caller.arn
