import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { list, optional, required } from '../../shape.ts'
import type { World } from '../../world.ts'
import { reads } from '../audit.ts'
import type { Caller } from '../caller.ts'
import type { PolicySource } from '../decision.ts'
import { callerIsNoUser, foreignEntity, unclearEntity } from '../administrationErrors.ts'
import { type IdentityKind } from '../errors.ts'
import { findIdentity, nameOf, type Identity } from '../identity.ts'
import { arnShape, documentShape } from '../members.ts'
import { accountIn } from '../named.ts'
import { boundaryOf, policiesOf } from '../policiesFor.ts'
import { inputPolicies, simulate, simulationMembers, type Simulated } from '../simulationRequest.ts'

export const simulatePrincipalPolicy = defineOperation({
  name: 'iam:SimulatePrincipalPolicy',
  summary: 'Tries out what a user, a group or a role may do, without doing it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html',
  input: { PolicySourceArn: required(arnShape), PolicyInputList: optional(list(documentShape)), ...simulationMembers },
  example: {
    PolicySourceArn: 'arn:aws:iam::111122223333:user/bob',
    ActionNames: ['s3:GetObject', 's3:PutObject'],
    ResourceArns: ['arn:aws:s3:::gallery/cat.jpg'],
  },
  permissions: (_world, { PolicySourceArn }, { accountId }) => [
    { action: 'iam:SimulatePrincipalPolicy', resource: PolicySourceArn, resourceAccount: accountId },
  ],
  audit: reads,
  run(context, { PolicySourceArn, PolicyInputList, ...request }): Simulated {
    const { world, accountId } = context
    const identity = identityWith(world, accountId, PolicySourceArn)
    const caller = callerOf(identity)
    if (request.ResourcePolicy !== undefined && request.CallerArn === undefined && !caller) throw callerIsNoUser()
    return simulate(context, request, {
      ...(caller && { caller }),
      policies: [
        ...holdersOf(world, identity).flatMap((holder) =>
          policiesOf(world, holder).map((policy) => named(policy, holder)),
        ),
        ...inputPolicies(PolicyInputList),
      ],
      boundaries: 'groupId' in identity ? [] : boundaryOf(world, identity),
      isInAccount: true,
    })
  },
})

/** The last part of an ARN is the name; everything before it may be a path. */
function identityWith(world: World, accountId: string, arn: string): Identity {
  const [, owner, kind, name] = /^arn:aws:iam::(\d{12}):(user|group|role)\/(?:.+\/)?([^/]+)$/.exec(arn) ?? []
  if (owner === undefined || kind === undefined || name === undefined) throw unclearEntity(arn)
  if (owner !== accountId) throw foreignEntity(accountId, owner)
  // The pattern allows no other word.
  return findIdentity(world, accountId, kind as IdentityKind, name)
}

function callerOf(identity: Identity): Caller | undefined {
  if (!('userId' in identity)) return undefined
  const { arn, userId, userName } = identity
  return { type: 'User', arn, accountId: accountIn(arn), userId, userName, accessKeyId: '' }
}

const holdersOf = (world: World, identity: Identity): readonly Identity[] => [
  identity,
  ...('userId' in identity ? identity.groups.flatMap((group) => get(world.iam.groups, group) ?? []) : []),
]

/** A managed policy goes by its name, an inline policy by its holder's too: `user_bob_BobReadsGallery`. */
function named(policy: PolicySource, holder: Identity): PolicySource {
  if (policy.arn !== undefined) return policy
  const kind = 'userId' in holder ? 'user' : 'groupId' in holder ? 'group' : 'role'
  return { ...policy, name: `${kind}_${nameOf(holder)}_${policy.name}` }
}
