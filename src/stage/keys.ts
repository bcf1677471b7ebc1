// KMS keys as the vault shows them.
import { entries, get, keyArn, type KeyState, type KmsKey, type World } from '../sim/index.ts'
import type { StageCast } from './cast.ts'
import { keyName } from './naming.ts'

export interface KeyView {
  readonly arn: string
  /** `alias/pictures`, or the start of the id. */
  readonly name: string
  readonly state: KeyState
  /** `Enabled`, `Disabled`, `Pending deletion`. */
  readonly stateWord: string
  readonly keyManager: KmsKey['keyManager']
  /** How many generations of key material the vault holds: one ring each. */
  readonly generations: number
  readonly mark: KeyMark
}

/** The figure that a KMS key presses into the seals it closes. */
export type KeyMark = 'circle' | 'diamond' | 'triangle' | 'square' | 'cross' | 'bars'

export const stateWords: Record<KeyState, string> = {
  Creating: 'Creating',
  Enabled: 'Enabled',
  Disabled: 'Disabled',
  PendingDeletion: 'Pending deletion',
  PendingReplicaDeletion: 'Pending replica deletion',
  PendingImport: 'Pending import',
  Unavailable: 'Unavailable',
  Updating: 'Updating',
}

export const keyView = (world: World, key: KmsKey): KeyView => ({
  arn: key.arn,
  name: keyName(world, key.arn),
  state: key.keyState,
  stateWord: stateWords[key.keyState],
  keyManager: key.keyManager,
  generations: generationsIn(key),
  mark: markOf(key.arn),
})

/** Without imported material that waits for a rotation, or that is not there. */
const generationsIn = ({ materials, origin }: KmsKey): number =>
  materials.filter(({ isPending, imported }) => origin === 'AWS_KMS' || (imported && !isPending)).length

/** The key that the map is about: the one that the alias names. */
export function stageKey(cast: StageCast, world: World): KmsKey | undefined {
  for (const [, alias] of entries(world.kms.aliases))
    if (alias.aliasName === cast.alias)
      return get(world.kms.keys, keyArn(world.region, world.accountId, alias.targetKeyId))
  // Before it has its alias, a new key already lies in the vault.
  let newest: KmsKey | undefined
  for (const [, key] of entries(world.kms.keys))
    if (key.keyManager === 'CUSTOMER' && (!newest || key.creationDate >= newest.creationDate)) newest = key
  return newest
}

const marks: readonly KeyMark[] = ['diamond', 'circle', 'triangle', 'square', 'cross', 'bars']

export function markOf(arn: string): KeyMark {
  let sum = 0
  for (const char of arn.slice(arn.lastIndexOf('/') + 1)) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997
  return marks[sum % marks.length] ?? 'diamond'
}
