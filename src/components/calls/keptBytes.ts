// Bytes that answers brought, kept for the visitor's next call.
import { base64Of } from '../../sim/index.ts'

export interface KeptBytes {
  readonly id: number
  /** `CiphertextBlob of Encrypt`. */
  readonly label: string
  readonly base64: string
}

const MOST = 20

/** The newest first; of bytes that are there already, none again. */
export function keep(
  kept: readonly KeptBytes[],
  operation: string,
  response: Readonly<Record<string, unknown>>,
): readonly KeptBytes[] {
  const known = new Set(kept.map(({ base64 }) => base64))
  const next = (kept[0]?.id ?? 0) + 1
  const added = Object.entries(response).flatMap(([name, value], index) => {
    if (!(value instanceof Uint8Array)) return []
    const base64 = base64Of(value)
    return known.has(base64) ? [] : [{ id: next + index, label: `${name} of ${operation}`, base64 }]
  })
  return [...added.toReversed(), ...kept].slice(0, MOST)
}
