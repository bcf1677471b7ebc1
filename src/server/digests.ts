// Node's own digests: at once, where WebCrypto's takes as long on another thread as a whole small request here.
import { createHash } from 'node:crypto'
import type { Bytes, Environment } from '../sim/index.ts'

/** In bytes. What is longer is a body, which nobody writes to once it has come, and which is asked for more than once. */
const LONG = 1 << 14

export function nodeDigests(): Environment['digests'] {
  const known = new WeakMap<Bytes, Bytes>()
  return {
    sha256(bytes, ...more) {
      const isBody = more.length === 0 && bytes.length >= LONG
      const before = isBody ? known.get(bytes) : undefined
      if (before) return before
      const made = digest('sha256', bytes, ...more)
      if (isBody) known.set(bytes, made)
      return made
    },
    md5: (bytes) => digest('md5', bytes),
  }
}

function digest(algorithm: string, ...pieces: readonly Bytes[]): Bytes {
  const hash = createHash(algorithm)
  for (const piece of pieces) hash.update(piece)
  return new Uint8Array(hash.digest())
}
