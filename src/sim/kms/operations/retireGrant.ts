import { get } from '../../collections/orderedMap.ts'
import { defineOperation, type CallFacts } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { Grant, KmsKey, World } from '../../world.ts'
import { keyResource } from '../audit.ts'
import { AwsError } from '../../errors.ts'
import { dryRun, invalidGrantToken, notFound, validation } from '../errors.ts'
import { grantId } from '../grantMembers.ts'
import { endGrant, grantWithId, isGrantId } from '../grants.ts'
import { grantOfToken } from '../grantToken.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { DryRun, grantToken, keyId } from '../members.ts'
import { retirersOf } from '../retirers.ts'
import { findKeyById } from '../resolveKey.ts'

interface Input {
  readonly GrantToken?: string
  readonly KeyId?: string
  readonly GrantId?: string
}

export const retireGrant = defineOperation({
  name: 'kms:RetireGrant',
  summary: 'Ends a grant that is no longer needed; for whom the grant itself names, and for the account that made it.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html',
  input: { GrantToken: optional(grantToken), KeyId: optional(keyId), GrantId: optional(grantId), DryRun },
  example: {},
  permissions(world, input, call) {
    const { key, grant } = named(world, input, call)
    // Of policies, only those of IAM count, and only those of the account that made the grant.
    const permission = keyPermission({ ...key, policy: '' }, 'kms:RetireGrant', constraintContext(grant))
    return [{ ...permission, grants: retirersOf(grant) }]
  },
  run(context, input) {
    const { key, grant } = named(context.world, input, context)
    requireState(key, 'RetireGrant')
    if (input.DryRun) throw dryRun()
    endGrant(context, grant)
    return undefined
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: () => null,
    additionalEventData({ input }) {
      const grantId = grantIdIn(input)
      return grantId === undefined ? undefined : { grantId }
    },
    resources: (world, input, _output, call) => keyResource(keyIn(world, input, call)),
  },
})

function named(world: World, input: Input, call: CallFacts): { readonly key: KmsKey; readonly grant: Grant } {
  const { GrantToken, KeyId, GrantId } = input
  if (GrantToken !== undefined) {
    const { keyArn, grantId } = grantOfToken(GrantToken)
    const key = get(world.kms.keys, keyArn)
    const grant = key && isGrantId(grantId) ? grantWithId(world, keyArn, grantId) : undefined
    if (!key || !grant) throw invalidGrantToken()
    return { key, grant }
  }
  // AWS documents that one of the two ways is needed, but not its words.
  if (KeyId === undefined || GrantId === undefined) throw validation()
  const key = findKeyById(world, call, KeyId, 'kms:RetireGrant')
  const grant = grantWithId(world, key.arn, GrantId)
  if (!grant) throw notFound()
  return { key, grant }
}

const constraintContext = ({ constraints }: Grant) =>
  constraints.EncryptionContextEquals
    ? { 'kms:GrantConstraintType': 'EncryptionContextEquals' }
    : constraints.EncryptionContextSubset
      ? { 'kms:GrantConstraintType': 'EncryptionContextSubset' }
      : {}

/** Where its absence is no refusal: for what CloudTrail writes down. */
function keyIn(world: World, { GrantToken, KeyId }: Input, call: CallFacts): KmsKey | undefined {
  return ifAny(() =>
    GrantToken === undefined
      ? KeyId && findKeyById(world, call, KeyId, 'kms:RetireGrant')
      : get(world.kms.keys, grantOfToken(GrantToken).keyArn),
  )
}

const grantIdIn = ({ GrantToken, GrantId }: Input): string | undefined =>
  ifAny(() => (GrantToken === undefined ? GrantId : grantOfToken(GrantToken).grantId))

function ifAny<T>(find: () => T | '' | undefined): T | undefined {
  try {
    return find() || undefined
  } catch (error) {
    if (error instanceof AwsError) return undefined
    throw error
  }
}
