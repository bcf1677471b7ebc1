// Which grants on a KMS key cover a request, and so are a further way to a yes.
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
import { entries } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { Grant, World } from '../world.ts'
import type { Caller } from './caller.ts'
import { partyOf } from './matchPrincipal.ts'
import type { ContextKeys, KeyGrant, Permission } from './permission.ts'

export function grantsFor({ kms }: World, permission: Permission, { caller, now }: CallFacts): readonly KeyGrant[] {
  if (permission.grants) return permission.grants
  const found: KeyGrant[] = []
  if (kms.grants !== null && permission.resourcePolicy?.type === 'key policy')
    for (const { name } of partyOf(caller, false).names) {
      const prefix = `${permission.resource} ${name} `
      for (const [id, grant] of entries(kms.grants, prefix)) {
        if (!id.startsWith(prefix)) break
        if (isInEffect(grant, permission, now) && covers(grant, permission, caller))
          found.push({ grantId: grant.grantId, granteePrincipal: name, issuingAccount: grant.issuingAccount })
      }
    }
  return found
}

/** Grants come and go with a delay; a token bridges the first one. */
const isInEffect = (
  { effectiveFrom, effectiveUntil, grantId }: Grant,
  { grantTokensFor }: Permission,
  now: number,
): boolean =>
  (now >= effectiveFrom || grantTokensFor?.includes(grantId) === true) &&
  (effectiveUntil === undefined || now < effectiveUntil)

function covers({ operations, constraints }: Grant, { action, context = {} }: Permission, caller: Caller): boolean {
  const operation = action.slice('kms:'.length)
  if (!operations.includes(operation)) return false
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset, SourceArn } = constraints
  if (caller.type === 'Service' && SourceArn !== undefined && caller.sourceArn !== SourceArn) return false
  if (operation === 'CreateGrant') return isNarrower({ operations, constraints }, context)
  if (UNCONSTRAINED.has(operation)) return true
  return equals ? holds(equals, context, 'all') : !subset || holds(subset, context)
}

/** Whoever may make grants by a grant passes on no more than they have. */
function isNarrower(
  { operations, constraints }: Pick<Grant, 'operations' | 'constraints'>,
  asked: ContextKeys,
): boolean {
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset, SourceArn } = constraints
  if ([asked['kms:GrantOperations'] ?? []].flat().some((operation) => !operations.includes(operation))) return false
  if (SourceArn !== undefined && asked['kms:GrantConstraintSourceArn'] !== SourceArn) return false
  if (equals) return asked['kms:GrantConstraintType'] === 'EncryptionContextEquals' && holds(equals, asked, 'all')
  return !subset || holds(subset, asked)
}

const UNCONSTRAINED: ReadonlySet<string> = new Set(['DescribeKey', 'GetPublicKey', 'RetireGrant'])

const PAIR = 'kms:encryptioncontext:'

/** Whether the encryption context of the request has these pairs, or these pairs and no others. */
function holds(pairs: Readonly<Record<string, string>>, context: ContextKeys, which?: 'all'): boolean {
  const given = new Map(
    Object.entries(context).flatMap(([key, value]) => {
      const name = key.toLowerCase()
      return name.startsWith(PAIR) ? [[name.slice(PAIR.length), value] as const] : []
    }),
  )
  const wanted = Object.entries(pairs)
  return (
    wanted.every(([key, value]) => given.get(key.toLowerCase()) === value) &&
    (which === undefined || given.size === wanted.length)
  )
}
