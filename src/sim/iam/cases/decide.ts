// Builds the world of a decision case and asks.
import { rootArn, userArn } from '../../arn.ts'
import { fromEntries } from '../../collections/orderedMap.ts'
import { createEnvironment } from '../../environment.ts'
import type { CallFacts } from '../../operation.ts'
import { createWorld, type User, type World } from '../../world.ts'
import { authorize } from '../authorize.ts'
import type { Caller } from '../caller.ts'
import type { Decision } from '../decision.ts'
import type { Permission } from '../permission.ts'
import { BUCKET, KEY, OBJECT, TRAIL, type CaseCaller, type CasePolicy, type DecisionCase } from './decisionCase.ts'

export interface Decided {
  readonly caller: Caller
  readonly permission: Permission
  readonly decision: Decision
}

export function decide(asked: DecisionCase): Decided {
  const caller = callerOf(asked.caller)
  const permission = permissionOf(asked)
  return { caller, permission, decision: authorize(worldOf(asked, caller), permission, factsOf(asked, caller)) }
}

function callerOf(name: CaseCaller): Caller {
  switch (name) {
    case 'alice':
    case 'bob':
      return userCalled(name, '111122223333')
    case 'eve':
      return userCalled(name, '444455556666')
    case 'root':
      return rootOf('111122223333')
    case 'root of 444455556666':
      return rootOf('444455556666')
    case 'anonymous':
      return { type: 'Anonymous' }
    case 'cloudtrail':
    case 'config':
      return { type: 'Service', service: `${name}.amazonaws.com`, sourceArn: TRAIL, sourceAccount: '111122223333' }
  }
}

const userCalled = (userName: string, accountId: string): Caller => ({
  type: 'User',
  arn: userArn(accountId, userName),
  accountId,
  userId: `AIDA${userName.toUpperCase()}`,
  userName,
  accessKeyId: `AKIA${userName.toUpperCase()}`,
})

const rootOf = (accountId: string): Caller => ({
  type: 'Root',
  arn: rootArn(accountId),
  accountId,
  userId: accountId,
  accessKeyId: 'AKIAROOT',
})

function permissionOf(asked: DecisionCase): Permission {
  const { action, keyPolicy, bucketPolicy, context, namedByCiphertext } = asked
  const policy: Permission['resourcePolicy'] =
    keyPolicy !== undefined
      ? { type: 'key policy', attachedTo: KEY, document: documentOf(keyPolicy) }
      : (bucketPolicy !== undefined && {
          type: 'bucket policy',
          attachedTo: BUCKET,
          document: bucketPolicy && documentOf(bucketPolicy),
        }) ||
        undefined
  const resource = asked.resource ?? (keyPolicy ? KEY : OBJECT)
  return {
    action,
    resource,
    ...(resource !== '*' && { resourceAccount: '111122223333' }),
    ...(policy && { resourcePolicy: policy }),
    ...(bucketPolicy !== undefined && { publicAccessBlock: settings(asked.restrictPublicBuckets ?? false) }),
    ...(context && { context }),
    ...(namedByCiphertext && { namedByCiphertext }),
  }
}

const settings = (RestrictPublicBuckets: boolean): NonNullable<Permission['publicAccessBlock']> => ({
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets,
})

const documentOf = (policy: CasePolicy): string =>
  JSON.stringify('Statement' in policy ? policy : { Version: '2012-10-17', Statement: policy })

function worldOf({ identity, furtherIdentity = [] }: DecisionCase, caller: Caller): World {
  const identities = [...(identity ? [identity] : []), ...furtherIdentity]
  const world = createWorld()
  if (caller.type !== 'User') return world
  const user: User = {
    arn: caller.arn,
    userName: caller.userName,
    userId: caller.userId,
    path: '/',
    createDate: 0,
    attachedPolicies: [],
    groups: [],
    tags: [],
    inlinePolicies: fromEntries(identities.map((policy, i) => [`inline${i}`, documentOf(policy)])),
  }
  return { ...world, iam: { ...world.iam, users: fromEntries([[user.arn, user]]) } }
}

const environment = createEnvironment({ seed: 'cases' })

function factsOf({ action, viaS3 }: DecisionCase, caller: Caller): CallFacts {
  return {
    environment,
    caller,
    accountId: '111122223333',
    region: 'us-east-1',
    now: Date.UTC(2026, 0, 15, 9),
    view: {
      id: '1',
      depth: 0,
      operation: action,
      place: action.startsWith('kms:') ? 'kms' : 's3',
      caller,
      ...(viaS3 && { via: 's3' as const }),
    },
  }
}
