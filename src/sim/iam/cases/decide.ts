// Builds the world of a decision case and asks.
import { createEnvironment } from '../../environment.ts'
import type { CallFacts } from '../../operation.ts'
import type { World } from '../../world.ts'
import { authorize } from '../authorize.ts'
import { isAuthorized } from '../becauseOf.ts'
import { callerNamed, type Caller } from '../caller.ts'
import type { Decision } from '../decision.ts'
import type { Permission } from '../permission.ts'
import { documentOf, nameOf, NOW, tagsOf, worldOf } from './caseWorld.ts'
import { BUCKET, KEY, OBJECT, ROLE, TRAIL, type DecisionCase } from './decisionCase.ts'

export interface Decided {
  readonly world: World
  readonly caller: Caller
  readonly permission: Permission
  readonly decision: Decision
  /** The verdict of the way that skips the explanation. */
  readonly isAuthorized: boolean
}

export function decide(asked: DecisionCase): Decided {
  const world = worldOf(asked)
  const caller = callerOf(asked, world)
  const permission = permissionOf(asked)
  const facts = factsOf(asked, caller)
  return {
    world,
    caller,
    permission,
    decision: authorize(world, permission, facts),
    isAuthorized: isAuthorized(world, permission, facts),
  }
}

function callerOf({ caller }: DecisionCase, world: World): Caller {
  if (caller === 'cloudtrail' || caller === 'config')
    return { type: 'Service', service: `${caller}.amazonaws.com`, sourceArn: TRAIL, sourceAccount: '111122223333' }
  const found = callerNamed(world, nameOf(caller))
  if (!found) throw new Error(`There is no ${caller} in the world of the cases.`)
  return found
}

function permissionOf(asked: DecisionCase): Permission {
  const { action, context, namedByCiphertext, bucketPolicy, restrictPublicBuckets, resourceTags, requestTags } = asked
  const resource = asked.resource ?? (asked.keyPolicy ? KEY : asked.trustPolicy ? ROLE : OBJECT)
  const resourcePolicy = resourcePolicyOf(asked)
  return {
    action,
    resource,
    ...(resource !== '*' && { resourceAccount: '111122223333' }),
    ...(resourcePolicy && { resourcePolicy }),
    ...(bucketPolicy !== undefined && { publicAccessBlock: settings(restrictPublicBuckets ?? false) }),
    ...(asked.grants && { grants: asked.grants }),
    ...(asked.isAwsManaged && { isAwsManaged: true }),
    ...(resourceTags && { resourceTags: tagsOf(resourceTags) }),
    ...(requestTags && { requestTags: tagsOf(requestTags) }),
    ...(asked.tokensFor && { grantTokensFor: asked.tokensFor }),
    ...(context && { context }),
    ...(namedByCiphertext && { namedByCiphertext }),
    ...(asked.deniedResource !== undefined && { deniedResource: asked.deniedResource }),
  }
}

function resourcePolicyOf({ keyPolicy, bucketPolicy, trustPolicy }: DecisionCase): Permission['resourcePolicy'] {
  if (keyPolicy) return { type: 'key policy', attachedTo: KEY, document: documentOf(keyPolicy) }
  if (trustPolicy) return { type: 'role trust policy', attachedTo: ROLE, document: documentOf(trustPolicy) }
  return bucketPolicy === undefined
    ? undefined
    : { type: 'bucket policy', attachedTo: BUCKET, document: bucketPolicy && documentOf(bucketPolicy) }
}

const settings = (RestrictPublicBuckets: boolean): NonNullable<Permission['publicAccessBlock']> => ({
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets,
})

const environment = createEnvironment({ seed: 'cases' })

function factsOf({ action, viaS3 }: DecisionCase, caller: Caller): CallFacts {
  return {
    environment,
    caller,
    accountId: '111122223333',
    region: 'us-east-1',
    client: {},
    now: NOW,
    view: {
      id: '1',
      depth: 0,
      operation: action,
      place: action.startsWith('kms:') ? 'kms' : action.startsWith('sts:') ? 'sts' : 's3',
      caller,
      ...(viaS3 && { via: 's3' as const }),
    },
  }
}
