// The grants of the world. https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
import { hexOf } from '../bytes.ts'
import { entries, remove, set, values, type OrderedMap } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Grant, World } from '../world.ts'
import { invalidGrantId } from './errors.ts'
import { seconds } from './keyMetadata.ts'

/** Milliseconds until a new grant is known everywhere, or an ended one forgotten; in AWS mostly seconds, five minutes at most. */
const GRANT_DELAY = 5_000

/** The grants on a key that are not ended, by grantee and id. */
export function* grantsOn(world: World, keyArn: string): Generator<Grant> {
  const prefix = `${keyArn} `
  for (const [id, grant] of entries(world.kms.grants, prefix)) {
    if (!id.startsWith(prefix)) return
    if (grant.effectiveUntil === undefined) yield grant
  }
}

/** What is left when a key is deleted. */
export function withoutGrantsOn(grants: OrderedMap<Grant>, keyArn: string): OrderedMap<Grant> {
  const prefix = `${keyArn} `
  let left = grants
  for (const [place] of entries(grants, prefix)) {
    if (!place.startsWith(prefix)) break
    left = remove(left, place)
  }
  return left
}

/** All grants of the world that are not ended. */
export function* allGrants(world: World): Generator<Grant> {
  for (const grant of values(world.kms.grants)) if (grant.effectiveUntil === undefined) yield grant
}

export function grantWithId(world: World, keyArn: string, grantId: string): Grant | undefined {
  if (!isGrantId(grantId)) throw invalidGrantId()
  for (const grant of grantsOn(world, keyArn)) if (grant.grantId === grantId) return grant
  return undefined
}

export const isGrantId = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Adds a grant, and forgets the earlier ones of the same grantee on the key that no longer allow anything. */
export function addGrant(
  context: CallContext,
  draft: Omit<Grant, 'grantId' | 'creationDate' | 'effectiveFrom'>,
): Grant {
  const { environment, now } = context
  const grantId = hexOf(environment.randomBytes(32))
  const grant: Grant = { ...draft, grantId, creationDate: now, effectiveFrom: now + GRANT_DELAY }
  context.change((world) => {
    const over = [...entries(world.kms.grants, placeOf({ ...grant, grantId: '' }))]
      .filter(
        ([id, { effectiveUntil = Infinity }]) =>
          id.startsWith(placeOf({ ...grant, grantId: '' })) && effectiveUntil <= now,
      )
      .map(([id]) => id)
    const grants = set(over.reduce(remove<Grant>, world.kms.grants), placeOf(grant), grant)
    return { ...world, kms: { ...world.kms, grants } }
  })
  context.record({
    type: 'state-changed',
    place: 'kms',
    subject: grant.keyArn,
    change: { type: 'created', what: 'grant' },
  })
  return grant
}

/** Retired or revoked: no list shows it any longer, but it allows what it allowed a little longer. */
export function endGrant(context: CallContext, grant: Grant): void {
  const ended: Grant = { ...grant, effectiveUntil: context.now + GRANT_DELAY }
  context.change((world) => ({ ...world, kms: { ...world.kms, grants: set(world.kms.grants, placeOf(grant), ended) } }))
  context.record({
    type: 'state-changed',
    place: 'kms',
    subject: grant.keyArn,
    change: { type: 'deleted', what: 'grant' },
  })
}

export const placeOf = ({ keyArn, grantee, grantId }: Pick<Grant, 'keyArn' | 'grantee' | 'grantId'>): string =>
  `${keyArn} ${grantee.name} ${grantId}`

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html */
export const grantEntry = (grant: Grant) => ({
  KeyId: grant.keyArn,
  GrantId: grant.grantId,
  Name: grant.name,
  CreationDate: seconds(grant.creationDate),
  ...(grant.grantee.type === 'AWS'
    ? { GranteePrincipal: grant.grantee.name }
    : { GranteeServicePrincipal: grant.grantee.name }),
  ...(grant.retiring &&
    (grant.retiring.type === 'AWS'
      ? { RetiringPrincipal: grant.retiring.name }
      : { RetiringServicePrincipal: grant.retiring.name })),
  IssuingAccount: `arn:aws:iam::${grant.issuingAccount}:root`,
  Operations: grant.operations,
  ...(Object.keys(grant.constraints).length > 0 && { Constraints: grant.constraints }),
})
