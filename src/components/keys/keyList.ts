// The keys of the world as they are at this moment, by Region.
import { keyAt, values, type Environment, type KmsKey, type World } from '../../sim/index.ts'

export interface KeyGroup {
  /** `us-east-1`, and the account where it is not the simulation's own. */
  readonly title: string
  readonly keys: readonly KmsKey[]
}

/** The simulated moment; asking does not let time pass. */
export const momentOf = (environment: Environment, { timePassed }: World): number =>
  environment.fork().now() + timePassed

/** The account's own Region first; in a Region the keys of customers before those of AWS, the newest first. */
export function keysByRegion(world: World, moment: number): readonly KeyGroup[] {
  const groups = new Map<string, KmsKey[]>()
  for (const key of values(world.kms.keys)) {
    const title = key.accountId === world.accountId ? key.region : `${key.region}, account ${key.accountId}`
    groups.set(title, [...(groups.get(title) ?? []), keyAt(key, moment)])
  }
  return [...groups]
    .map(([title, keys]) => ({ title, keys: keys.toSorted(byRank) }))
    .toSorted((a, b) => rankOf(a.title, world.region) - rankOf(b.title, world.region) || (a.title < b.title ? -1 : 1))
}

const rankOf = (title: string, own: string): number => (title === own ? 0 : 1)

const byRank = (a: KmsKey, b: KmsKey): number =>
  Number(a.keyManager === 'AWS') - Number(b.keyManager === 'AWS') || b.creationDate - a.creationDate

/** Its first alias, or the start of its id. */
export const nameOf = ({ aliasNames, keyId }: KmsKey): string => aliasNames[0] ?? `key ${shortId(keyId)}`

/** The first eight digits; of a multi-Region key those after its prefix. */
export const shortId = (id: string): string => id.replace(/^mrk-/, '').slice(0, 8)

/** `2026-01-05 09:14 UTC`. */
export const dateText = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** `2026-01-05 09:14 and 2027-01-05 09:14 UTC`; with seconds where the minute is the same. */
export function spanText(from: number, to: number): string {
  const digits = dateText(from) === dateText(to) ? 19 : 16
  const [start, end] = [from, to].map((moment) => new Date(moment).toISOString().slice(0, digits).replace('T', ' '))
  return `${start} and ${end} UTC`
}
