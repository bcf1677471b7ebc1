// A new key, with fresh key material in the HSM unless its owner brings the material.
import { hexOf } from '../bytes.ts'
import { keyArn } from '../arn.ts'
import { set, sizeOf, values } from '../collections/orderedMap.ts'
import { uuid } from '../environment.ts'
import type { CallContext, CallFacts } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { limitExceeded } from './errors.ts'
import { MOST_KEYS } from './quotas.ts'
import { DAY } from './recordUse.ts'

type Given = Pick<KmsKey, 'description' | 'keyManager' | 'policy'> &
  Partial<Pick<KmsKey, 'keySpec' | 'keyUsage' | 'origin' | 'tags'>> & { readonly isMultiRegion?: boolean }

/** A key of the caller's account that has a name and a policy, but no material yet. */
export function draftKey(
  { accountId, environment, now, region }: CallFacts,
  { isMultiRegion = false, ...given }: Given,
): KmsKey {
  const keyId = isMultiRegion ? `mrk-${hexOf(environment.randomBytes(16))}` : uuid(environment)
  return {
    arn: keyArn(region, accountId, keyId),
    keyId,
    accountId,
    region,
    keySpec: 'SYMMETRIC_DEFAULT',
    keyUsage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    tags: [],
    ...given,
    keyState: given.origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled',
    creationDate: now,
    aliasNames: [],
    materials: [],
    // KMS rotates the keys that AWS manages every year, and nobody can turn that off.
    ...(given.keyManager === 'AWS' && { rotation: { periodInDays: 365, nextDate: now + 365 * DAY } }),
    ...(isMultiRegion && { multiRegion: { primaryRegion: region, replicaRegions: [] } }),
  }
}

/** Refuses one more customer managed key than an account may have in a Region. */
export function requireRoom({ world, accountId, region }: Pick<CallContext, 'world' | 'accountId' | 'region'>): void {
  if (sizeOf(world.kms.keys) < MOST_KEYS) return
  let count = 0
  for (const key of values(world.kms.keys))
    if (key.keyManager === 'CUSTOMER' && key.accountId === accountId && key.region === region) count++
  if (count >= MOST_KEYS) throw limitExceeded()
}

/** Gives a drafted key its material where KMS makes it, adds the key to the world and records it. */
export async function addKey(context: CallContext, draft: KmsKey): Promise<KmsKey> {
  const id = draft.origin === 'AWS_KMS' ? await context.environment.hsm.generate(draft.keyId, draft.keySpec) : undefined
  const key: KmsKey = id === undefined ? draft : { ...draft, materials: [{ id }] }
  context.change((world) => ({
    ...world,
    kms: {
      ...world.kms,
      keys: set(world.kms.keys, key.arn, key),
      // Only what these keys seal names its key.
      materials:
        id === undefined || key.keySpec !== 'SYMMETRIC_DEFAULT'
          ? world.kms.materials
          : set(world.kms.materials, id, key.arn),
    },
  }))
  context.record({ type: 'state-changed', place: 'kms', subject: key.arn, change: { type: 'created', what: 'key' } })
  return key
}
