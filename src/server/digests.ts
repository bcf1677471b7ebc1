// Node's own digests: at once, where WebCrypto's takes as long on another thread as a whole small request here.
import { createHash } from 'node:crypto'
import type { Bytes, Environment } from '../sim/index.ts'

/** In bytes. What is longer is a body, which nobody writes to once it has come, and which is asked for more than once. */
const LONG = 1 << 14

export function nodeDigests(): Environment['digests'] {
  const known = new Map<string, WeakMap<Bytes, Bytes>>()
  const remembered = (algorithm: string, bytes: Bytes, make: (bytes: Bytes) => Bytes): Bytes => {
    if (bytes.length < LONG) return make(bytes)
    let made = known.get(algorithm)
    if (!made) known.set(algorithm, (made = new WeakMap()))
    let result = made.get(bytes)
    if (!result) made.set(bytes, (result = make(bytes)))
    return result
  }
  const sha256 = (...pieces: readonly Bytes[]) => digest('sha256', ...pieces)
  const md5 = (bytes: Bytes) => digest('md5', bytes)
  return {
    sha256: (bytes, ...more) => (more.length > 0 ? sha256(bytes, ...more) : remembered('SHA256', bytes, sha256)),
    md5: (bytes) => remembered('MD5', bytes, md5),
    crc: remembered,
  }
}

function digest(algorithm: string, ...pieces: readonly Bytes[]): Bytes {
  const hash = createHash(algorithm)
  for (const piece of pieces) hash.update(piece)
  return new Uint8Array(hash.digest())
}
