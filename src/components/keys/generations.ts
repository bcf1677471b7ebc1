// The generations of a key's material: when each took over, what it opens, and whether it is there.
// https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
import type { KeyMaterial, KmsKey } from '../../sim/index.ts'
import { dateText, spanText } from './keyList.ts'

export interface Generation {
  /** From 1. */
  readonly number: number
  readonly id: string
  readonly place: 'current' | 'earlier' | 'pending'
  /** Imported material may be deleted or expire. */
  readonly isThere: boolean
  /** How it came: `first, made by KMS`, `automatic rotation` … */
  readonly origin: string
  /** When it took over; undefined while it waits. */
  readonly since?: number
  readonly description?: string
  /** When imported material expires. */
  readonly validTo?: number
  /** One sentence on what it opens. */
  readonly opens: string
}

/** Oldest first. */
export function generationsOf(key: KmsKey): readonly Generation[] {
  const { materials, origin } = key
  const current = materials.findLastIndex(({ isPending }) => !isPending)
  return materials.map((material, index) => {
    const { id, imported, description, isPending } = material
    const isThere = origin === 'AWS_KMS' || imported !== undefined
    const place = isPending ? 'pending' : index === current ? 'current' : 'earlier'
    const since = isPending ? undefined : (material.rotated?.date ?? key.creationDate)
    const until = materials[index + 1]?.rotated?.date
    return {
      number: index + 1,
      id,
      place,
      isThere,
      origin: originOf(key, material),
      opens: opensWhat(key, { place, isThere, since, until }),
      ...(since !== undefined && { since }),
      ...(description !== undefined && { description }),
      ...(imported?.validTo !== undefined && { validTo: imported.validTo }),
    }
  })
}

function originOf({ origin }: KmsKey, { isPending, rotated }: KeyMaterial): string {
  const by = origin === 'EXTERNAL' ? 'imported' : 'made by KMS'
  if (isPending) return `${by}, waits for a rotation`
  if (!rotated) return `first, ${by}`
  return rotated.type === 'AUTOMATIC'
    ? 'automatic rotation'
    : `rotation on demand${origin === 'EXTERNAL' ? `, ${by}` : ''}`
}

interface Span extends Pick<Generation, 'place' | 'isThere'> {
  readonly since: number | undefined
  readonly until: number | undefined
}

function opensWhat({ keySpec, keyUsage }: KmsKey, { place, isThere, since, until }: Span): string {
  if (place === 'pending') return 'Seals nothing yet: it takes over with the next rotation on demand.'
  if (keySpec !== 'SYMMETRIC_DEFAULT')
    return isThere ? uses[keyUsage] : 'Not there: the same material has to be imported.'
  const sealed =
    until === undefined ? `sealed since ${dateText(since ?? 0)}` : `sealed between ${spanText(since ?? 0, until)}`
  if (!isThere) return `Not there. Every ciphertext ${sealed} stays closed until the same material is imported again.`
  return place === 'current'
    ? `Seals everything new, and opens every ciphertext ${sealed}.`
    : `Opens every ciphertext ${sealed}.`
}

const uses: Record<KmsKey['keyUsage'], string> = {
  ENCRYPT_DECRYPT: 'Its public half seals, outside KMS too; only the private half, in here, opens.',
  SIGN_VERIFY: 'Its private half makes every signature of this key; whoever has the public half can check them.',
  GENERATE_VERIFY_MAC: 'Makes and verifies every MAC of this key.',
  KEY_AGREEMENT: 'Its private half derives every shared secret of this key.',
}
