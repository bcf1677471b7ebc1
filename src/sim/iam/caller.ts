// Who makes a request, and who the world then finds them to be.
import { rootArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'
import type { FederatedSession, RoleSession, Session, User, UserSession } from './identities.ts'
import { accessKeysOf, accountIn, isRootArn, sessionNamed, userNamed } from './named.ts'

/** How a request names its caller. */
export type CallerName =
  | { readonly type: 'root'; readonly accountId?: string }
  | { readonly type: 'user'; readonly userName: string; readonly accountId?: string }
  /** `session` is its access key id, or its ARN: then the newest session of that name. */
  | { readonly type: 'role-session'; readonly session: string }
  | { readonly type: 'federated-user'; readonly session: string }
  /** Whoever these credentials belong to: long-term (`AKIA…`) or temporary (`ASIA…`) ones. */
  | {
      readonly type: 'access-key'
      readonly accessKeyId: string
      /** What came with temporary credentials; checked when it is given. */ readonly sessionToken?: string
    }
  | { readonly type: 'anonymous' }

/** A caller as the world knows them. */
export type Caller =
  | (Signed & { readonly type: 'Root'; readonly token?: TokenFacts })
  | (Signed & { readonly type: 'User'; readonly userName: string; readonly token?: TokenFacts })
  /** A session of a role: `arn` and `userId` (`AROA…:session`) are the session's. */
  | (Signed & {
      readonly type: 'AssumedRole'
      readonly roleArn: string
      readonly roleName: string
      readonly sessionName: string
      readonly token: TokenFacts
      readonly sourceIdentity?: string
    })
  /** From GetFederationToken: `userId` is `account:name`. */
  | (Signed & {
      readonly type: 'FederatedUser'
      readonly name: string
      readonly token: TokenFacts
      /** ARN of the user who asked for the token. */ readonly owner: string
    })
  | { readonly type: 'Anonymous' }
  /** An AWS service that acts for itself; `sourceArn` is the resource it acts for. */
  | { readonly type: 'Service'; readonly service: string; readonly sourceArn: string; readonly sourceAccount: string }

interface Signed {
  readonly arn: string
  readonly accountId: string
  readonly userId: string
  readonly accessKeyId: string
}

/** What is known of temporary credentials. Times are milliseconds since the epoch. */
export interface TokenFacts {
  readonly issuedAt: number
  readonly expiration: number
  readonly mfaAuthenticated: boolean
  readonly mfaAuthenticatedAt?: number
}

export function callerNamed(world: World, name: CallerName): Caller | undefined {
  switch (name.type) {
    case 'anonymous':
      return { type: 'Anonymous' }
    case 'root':
      return rootUser(name.accountId ?? world.accountId)
    case 'user': {
      const user = userNamed(world, name.accountId ?? world.accountId, name.userName)
      return user && iamUser(user, keyOf(world, user))
    }
    case 'role-session':
    case 'federated-user': {
      const session = sessionNamed(world, name.session)
      return session?.type === (name.type === 'role-session' ? 'role' : 'federated')
        ? ofSession(world, session)
        : undefined
    }
    case 'access-key': {
      const session = get(world.sts.sessions, name.accessKeyId)
      if (session) return isFor(session, name.sessionToken) ? ofSession(world, session) : undefined
      const key = get(world.iam.accessKeys, name.accessKeyId)
      return key?.status === 'Active' ? ownerOf(world, key.owner, key.accessKeyId) : undefined
    }
  }
}

const isFor = (session: Session, token = session.sessionToken): boolean => token === session.sessionToken

const rootUser = (accountId: string, accessKeyId = `AKIAROOT${accountId}`): Caller & { readonly type: 'Root' } => ({
  type: 'Root',
  arn: rootArn(accountId),
  accountId,
  userId: accountId,
  accessKeyId,
})

const iamUser = (user: User, accessKeyId: string): Caller & { readonly type: 'User' } => ({
  type: 'User',
  arn: user.arn,
  accountId: accountIn(user.arn),
  userId: user.userId,
  userName: user.userName,
  accessKeyId,
})

/** A user signs with the first active access key; one who has none yet, with a key that only the simulation knows. */
const keyOf = (world: World, user: User): string =>
  accessKeysOf(world, user.arn).find(({ status }) => status === 'Active')?.accessKeyId ?? `AKIA${user.userId.slice(4)}`

function ownerOf(
  world: World,
  arn: string,
  accessKeyId: string,
): (Caller & { readonly type: 'Root' | 'User' }) | undefined {
  if (isRootArn(arn)) return rootUser(accountIn(arn), accessKeyId)
  const user = get(world.iam.users, arn)
  return user && iamUser(user, accessKeyId)
}

function ofSession(world: World, session: Session): Caller | undefined {
  switch (session.type) {
    case 'role':
      return roleSession(world, session)
    case 'federated':
      return federatedUser(session)
    case 'user':
      return userSession(world, session)
  }
}

/** The role's ARN with its path, which the session's ARN leaves out. */
function roleSession(world: World, session: RoleSession): Caller {
  const { arn, accessKeyId, roleArn, roleId, sessionName, sourceIdentity } = session
  return {
    type: 'AssumedRole',
    arn,
    accountId: accountIn(arn),
    userId: `${roleId}:${sessionName}`,
    accessKeyId,
    roleArn,
    roleName: get(world.iam.roles, roleArn)?.roleName ?? roleArn.slice(roleArn.lastIndexOf('/') + 1),
    sessionName,
    token: tokenFacts(session),
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  }
}

function federatedUser(session: FederatedSession): Caller {
  const { arn, accessKeyId, name, owner } = session
  const accountId = accountIn(arn)
  return {
    type: 'FederatedUser',
    arn,
    accountId,
    userId: `${accountId}:${name}`,
    accessKeyId,
    name,
    owner,
    token: tokenFacts(session),
  }
}

function userSession(world: World, session: UserSession): Caller | undefined {
  const owner = ownerOf(world, session.arn, session.accessKeyId)
  return owner && { ...owner, token: tokenFacts(session) }
}

const tokenFacts = ({ issuedAt, expiration, mfaAuthenticated, mfaAuthenticatedAt }: Session): TokenFacts => ({
  issuedAt,
  expiration,
  mfaAuthenticated,
  ...(mfaAuthenticatedAt !== undefined && { mfaAuthenticatedAt }),
})

/** Temporary credentials are good until the moment at which they expire. */
export const hasExpired = (caller: Caller, now: number): boolean =>
  'token' in caller && caller.token !== undefined && caller.token.expiration <= now

/** The name under which a caller's memory is kept. */
export const holderOf = (caller: Caller): string =>
  caller.type === 'Anonymous' ? 'anonymous' : caller.type === 'Service' ? caller.service : caller.arn
