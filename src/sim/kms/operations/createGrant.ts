import { compare } from '../../collections/orderedMap.ts'
import { defineOperation, type CallContext, type CallFacts } from '../../operation.ts'
import type { TypedMembers } from '../../shape.ts'
import type { Grant, GrantConstraints, KmsKey, World } from '../../world.ts'
import { keyResource, parameters } from '../audit.ts'
import { dryRun, limitExceeded, validation } from '../errors.ts'
import {
  Constraints,
  GranteePrincipal,
  GranteeServicePrincipal,
  Name,
  Operations,
  RetiringPrincipal,
  RetiringServicePrincipal,
} from '../grantMembers.ts'
import { isGrantable } from '../grantOperations.ts'
import { grantPrincipal } from '../grantPrincipal.ts'
import { addGrant, grantsOn } from '../grants.ts'
import { newGrantToken } from '../grantToken.ts'
import { contextPairs, keyPermission, serviceContext } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { DryRun, GrantTokens, KeyId } from '../members.ts'
import { MOST_GRANTS_PER_KEY } from '../quotas.ts'
import { findKeyById, keyIfAny } from '../resolveKey.ts'

const input = {
  KeyId,
  GranteePrincipal,
  RetiringPrincipal,
  Operations,
  Constraints,
  GrantTokens,
  Name,
  DryRun,
  GranteeServicePrincipal,
  RetiringServicePrincipal,
} as const

type Input = TypedMembers<typeof input>
type Draft = Omit<Grant, 'grantId' | 'creationDate' | 'effectiveFrom'>

export const createGrant = defineOperation({
  name: 'kms:CreateGrant',
  summary: 'Lets a principal do some things with a key, for as long as nobody retires or revokes the grant.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html',
  input,
  example: {
    KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
    GranteePrincipal: 'arn:aws:iam::111122223333:user/alice',
    Operations: ['Decrypt'],
  },
  permissions(world, asked, call) {
    const key = findKeyById(world, call, asked.KeyId, 'kms:CreateGrant')
    return [keyPermission(key, 'kms:CreateGrant', contextOf(asked, call), asked.GrantTokens)]
  },
  run(context, asked) {
    const key = findKeyById(context.world, context, asked.KeyId, 'kms:CreateGrant')
    requireState(key, 'CreateGrant')
    const draft = draftOf(context, key, asked)
    const twin = draft.name === '' ? undefined : twinOf(context.world, draft)
    if (!twin) requireRoom(context.world, key)
    if (asked.DryRun) throw dryRun()
    const grant = twin ?? addGrant(context, draft)
    return { GrantToken: newGrantToken(context.environment, grant), GrantId: grant.grantId }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({
      Constraints: { EncryptionContextEquals, EncryptionContextSubset, SourceArn } = {},
      ...asked
    }) =>
      parameters({
        keyId: asked.KeyId,
        constraints:
          parameters({
            encryptionContextEquals: EncryptionContextEquals,
            encryptionContextSubset: EncryptionContextSubset,
            sourceArn: SourceArn,
          }) ?? undefined,
        operations: asked.Operations,
        granteePrincipal: asked.GranteePrincipal,
        granteeServicePrincipal: asked.GranteeServicePrincipal,
        retiringPrincipal: asked.RetiringPrincipal,
        retiringServicePrincipal: asked.RetiringServicePrincipal,
        name: asked.Name,
        dryRun: asked.DryRun,
      }),
    responseElements: ({ GrantId }, { KeyId }, world, call) =>
      parameters({ grantId: GrantId, keyId: keyIfAny(world, call, KeyId)?.arn }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
function contextOf(asked: Input, call: CallFacts) {
  const { EncryptionContextEquals, EncryptionContextSubset, SourceArn } = asked.Constraints ?? {}
  const type = EncryptionContextEquals
    ? 'EncryptionContextEquals'
    : EncryptionContextSubset && 'EncryptionContextSubset'
  const keys = {
    'kms:GranteePrincipal': asked.GranteePrincipal,
    'kms:GranteeServicePrincipal': asked.GranteeServicePrincipal,
    'kms:RetiringPrincipal': asked.RetiringPrincipal,
    'kms:RetiringServicePrincipal': asked.RetiringServicePrincipal,
    'kms:GrantConstraintType': type,
    'kms:GrantConstraintSourceArn': SourceArn,
  }
  const given = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return {
    ...contextPairs(EncryptionContextEquals ?? EncryptionContextSubset),
    ...Object.fromEntries(given),
    ...serviceContext(call),
    'kms:GrantOperations': asked.Operations,
  }
}

function draftOf({ accountId, world }: CallContext, key: KmsKey, asked: Input): Draft {
  const grantee = grantPrincipal(world, asked.GranteePrincipal, asked.GranteeServicePrincipal)
  const retiring = grantPrincipal(world, asked.RetiringPrincipal, asked.RetiringServicePrincipal)
  const constraints = asked.Constraints ?? {}
  // AWS documents that these are refused, but not its words.
  if (!grantee) throw validation()
  if (grantee.type === 'Service' && (!retiring || constraints.SourceArn === undefined)) throw validation()
  requireConstraints(key, constraints)
  if (asked.Operations.every((operation) => operation === 'CreateGrant'))
    throw validation('Grants must not contain only the CreateGrant operation.')
  if (!asked.Operations.every((operation) => isGrantable(operation, key))) throw validation()
  return {
    keyArn: key.arn,
    name: asked.Name ?? '',
    grantee,
    ...(retiring && { retiring }),
    issuingAccount: accountId,
    operations: [...new Set(asked.Operations)],
    constraints,
  }
}

/** Pairs of a constraint, and characters of a value. */
const MOST_PAIRS = 8
const LONGEST_VALUE = 384

function requireConstraints(key: KmsKey, { EncryptionContextEquals, EncryptionContextSubset }: GrantConstraints): void {
  const pairs = EncryptionContextEquals ?? EncryptionContextSubset
  if (!pairs) return
  if (key.keySpec !== 'SYMMETRIC_DEFAULT')
    throw validation('EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.')
  const texts = Object.values(pairs)
  if (
    (EncryptionContextEquals && EncryptionContextSubset) ||
    texts.length > MOST_PAIRS ||
    texts.some((value) => value.length > LONGEST_VALUE)
  )
    throw validation()
}

/** The same grant under the same name: a request that is sent again makes no second one. */
function twinOf(world: World, draft: Draft): Grant | undefined {
  for (const grant of grantsOn(world, draft.keyArn))
    if (grant.name === draft.name && sameTerms(grant) === sameTerms(draft)) return grant
  return undefined
}

const sameTerms = ({ grantee, retiring, issuingAccount, operations, constraints }: Draft): string => {
  const { EncryptionContextEquals = {}, EncryptionContextSubset = {}, SourceArn } = constraints
  const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted(compare)
  const pairs = [EncryptionContextEquals, EncryptionContextSubset].map((each) =>
    sorted(Object.entries(each).map((pair) => JSON.stringify(pair))),
  )
  return JSON.stringify([grantee, retiring, issuingAccount, sorted(operations), pairs, SourceArn])
}

function requireRoom(world: World, { arn }: KmsKey): void {
  const grants = grantsOn(world, arn)
  for (let count = 0; !grants.next().done;) if (++count >= MOST_GRANTS_PER_KEY) throw limitExceeded()
}
