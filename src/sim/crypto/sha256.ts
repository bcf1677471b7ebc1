// SHA-256 (FIPS 180-4) at once, to name bytes by. WebCrypto's takes as long as encrypting, whatever the length, because it works
// on another thread; the library's brings all of SHA-2 into every lesson.
import type { Bytes } from '../bytes.ts'

/** For short bytes: a long run would keep a page waiting. */
export function sha256AtOnce(bytes: Bytes): Bytes {
  const state = Int32Array.from(INITIAL)
  const padded = new Uint8Array((bytes.length + 72) & ~63)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, bytes.length * 8)
  for (let at = 0; at < padded.length; at += 64) compress(state, view, at)
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, i) => digest.setInt32(4 * i, word))
  return new Uint8Array(digest.buffer)
}

const words = new Int32Array(64)

function compress(state: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 64; i++) {
    const far = words[(i + 49) & 63] ?? 0 // of 15 words ago, and of 2
    const near = words[(i + 62) & 63] ?? 0
    words[i] =
      i < 16
        ? view.getInt32(at + 4 * i)
        : (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) +
          (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)) +
          (words[i - 16] ?? 0) +
          (words[i - 7] ?? 0)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const choice = g ^ (e & (f ^ g))
    const majority = (a & b) | (c & (a | b))
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + (ROUNDS[i] ?? 0) + (words[i] ?? 0)
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  const after = [a, b, c, d, e, f, g, h]
  after.forEach((word, i) => {
    state[i] = (state[i] ?? 0) + word
  })
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The first 32 bits of the fractional parts of a root of each of the first prime numbers: §4.2.2 and §5.3.3. */
const fractions = (count: number, root: number): readonly number[] => {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) isPrime = false
    if (isPrime) found.push(((number ** (1 / root) % 1) * 2 ** 32) | 0)
  }
  return found
}

const INITIAL = fractions(8, 2)
const ROUNDS = fractions(64, 3)
