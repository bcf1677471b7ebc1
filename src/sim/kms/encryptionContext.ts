// The encryption context as bytes to authenticate: the same for the same pairs in any order, different for different pairs.
import { compare } from '../collections/orderedMap.ts'
import { concat, utf8, type Bytes } from '../bytes.ts'

export type EncryptionContext = Readonly<Record<string, string>>

/** Pairs sorted by key; each text in UTF-8 after its length in 4 bytes, big-endian. No pairs are no bytes. */
export const canonicalBytes = (context: EncryptionContext): Bytes =>
  concat(...pairsOf(context).flatMap(([key, value]) => [measured(key), measured(value)]))

const pairsOf = (context: EncryptionContext): readonly (readonly [string, string])[] =>
  Object.entries(context).sort(([a], [b]) => compare(a, b))

function measured(text: string): Bytes {
  const bytes = utf8(text)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length)
  return concat(length, bytes)
}
