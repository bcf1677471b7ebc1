// What happens when the waiting period of a key ends: the key, its aliases and its policy are gone, and no call brings them back.
// https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
import { aliasArn } from '../arn.ts'
import { remove, values } from '../collections/orderedMap.ts'
import type { KmsKey, World } from '../world.ts'

/** The keys whose waiting period has ended at `moment` (milliseconds since the epoch), the longest ended first. */
export const keysDueBy = (world: World, moment: number): readonly DueKey[] =>
  [...values(world.kms.keys)].filter(isDue(moment)).sort((a, b) => a.deletionDate - b.deletionDate)

export type DueKey = KmsKey & { readonly deletionDate: number }

/**
 * The world without the key. That its material once belonged to it stays known, so that a ciphertext of a deleted key can
 * be told from bytes that KMS never made; the material itself can no longer be reached.
 */
export function deleteKey(world: World, key: KmsKey): World {
  const aliases = key.aliasNames.map((name) => aliasArn(key.region, key.accountId, name))
  return {
    ...world,
    kms: { ...world.kms, keys: remove(world.kms.keys, key.arn), aliases: aliases.reduce(remove, world.kms.aliases) },
  }
}

const isDue =
  (moment: number) =>
  (key: KmsKey): key is DueKey =>
    key.keyState === 'PendingDeletion' && key.deletionDate !== undefined && key.deletionDate <= moment
