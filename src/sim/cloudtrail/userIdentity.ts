// Who CloudTrail says it was.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
import { get } from '../collections/orderedMap.ts'
import type { Caller, TokenFacts } from '../iam/caller.ts'
import { accountIn, isRootArn } from '../iam/named.ts'
import type { CallView, Printable } from '../trace.ts'
import type { World } from '../world.ts'
import { timeText } from './timeText.ts'

export type UserIdentity = { readonly [name: string]: Printable }

export function userIdentity(
  world: World,
  caller: Caller,
  view: Pick<CallView, 'via' | 'depth' | 'place'>,
): UserIdentity {
  const identity = identityOf(world, caller)
  const invokedBy = 'accountId' in caller ? invoker(view) : undefined
  return invokedBy === undefined ? identity : { ...identity, invokedBy }
}

function invoker({ via, depth, place }: Pick<CallView, 'via' | 'depth' | 'place'>): string | undefined {
  if (via) return `fas.${via}.amazonaws.com`
  // KMS goes on in another Region by itself.
  return depth > 0 && place === 'kms' ? 'kms.amazonaws.com' : undefined
}

function identityOf(world: World, caller: Caller): UserIdentity {
  switch (caller.type) {
    case 'User':
      return {
        type: 'IAMUser',
        principalId: caller.userId,
        arn: caller.arn,
        accountId: caller.accountId,
        accessKeyId: caller.accessKeyId,
        userName: caller.userName,
        ...(caller.token && { sessionContext: { attributes: attributesOf(caller.token) } }),
      }
    case 'Root':
      return {
        type: 'Root',
        principalId: caller.accountId,
        arn: caller.arn,
        accountId: caller.accountId,
        accessKeyId: caller.accessKeyId,
        ...(caller.token && { sessionContext: { attributes: attributesOf(caller.token) } }),
      }
    case 'AssumedRole':
      return {
        type: 'AssumedRole',
        principalId: caller.userId,
        arn: caller.arn,
        accountId: caller.accountId,
        accessKeyId: caller.accessKeyId,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: caller.userId.slice(0, caller.userId.indexOf(':')),
            arn: caller.roleArn,
            accountId: caller.accountId,
            userName: caller.roleName,
          },
          attributes: attributesOf(caller.token),
          ...(caller.sourceIdentity !== undefined && { sourceIdentity: caller.sourceIdentity }),
        },
      }
    case 'FederatedUser':
      return {
        type: 'FederatedUser',
        principalId: caller.userId,
        arn: caller.arn,
        accountId: caller.accountId,
        accessKeyId: caller.accessKeyId,
        sessionContext: { sessionIssuer: issuer(world, caller.owner), attributes: attributesOf(caller.token) },
      }
    case 'Anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }
    case 'Service':
      return { type: 'AWSService', invokedBy: caller.service }
  }
}

const attributesOf = ({ issuedAt, mfaAuthenticated }: TokenFacts): UserIdentity => ({
  creationDate: timeText(issuedAt),
  mfaAuthenticated: String(mfaAuthenticated),
})

/** The user, or root user, with whose credentials a federated user's token was asked for. */
function issuer(world: World, arn: string): UserIdentity {
  const accountId = accountIn(arn)
  if (isRootArn(arn)) return { type: 'Root', principalId: accountId, arn, accountId }
  const user = get(world.iam.users, arn)
  return {
    type: 'IAMUser',
    ...(user && { principalId: user.userId }),
    arn,
    accountId,
    ...(user && { userName: user.userName }),
  }
}
