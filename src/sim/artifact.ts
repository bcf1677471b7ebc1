// Artifacts: runs of bytes that can be followed across the diagram.
import { base64Of, hexOf } from './bytes.ts'
import { isRecord } from './shape.ts'
import type { Artifact, ArtifactKind, Printable } from './trace.ts'

const HEAD = 32
const LONGEST_PRINTED = 8192

/** `tail` makes the id; give the same one for the same bytes. */
export const artifactOf = (kind: ArtifactKind, tail: string, bytes: Uint8Array, name?: string): Artifact => ({
  id: `${kind}:${tail}`,
  kind,
  length: bytes.length,
  head: hexOf(bytes.subarray(0, HEAD)),
  ...(name !== undefined && { name }),
})

/** Any input or output as JSON for people. Bytes up to 8 KiB become base64 text. */
export function printable(value: unknown): Printable {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Uint8Array) return value.length <= LONGEST_PRINTED ? base64Of(value) : { bytes: value.length }
  if (Array.isArray(value)) return value.map(printable)
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => [name, printable(item)]),
    )
  throw new TypeError(`Cannot print a ${typeof value}.`)
}
