// MD5, which WebCrypto leaves out: S3's ETags are made with it. https://www.rfc-editor.org/rfc/rfc1321
import { hexOf, type Bytes } from '../bytes.ts'
import type { Environment } from '../environment.ts'

const BLOCK = 64
const STEP = 1 << 18

const sines = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32))
const turns = Uint8Array.from([7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21])

/** Lower-case hex, by the host's own way if it has one. */
export const md5Hex = async (bytes: Bytes, { digests }: Pick<Environment, 'digests'>): Promise<string> =>
  hexOf(await digests.md5(bytes))

/** Gives the host a turn after each 256 KiB. */
export async function md5(bytes: Uint8Array, { turn }: Pick<Environment, 'turn'>): Promise<Bytes> {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  const whole = bytes.length - (bytes.length % BLOCK)
  for (let start = 0; start < whole; start += STEP) {
    if (start > 0) await turn()
    mix(state, bytes, start, Math.min(start + STEP, whole))
  }
  const rest = bytes.subarray(whole)
  const end = new Uint8Array(rest.length < BLOCK - 8 ? BLOCK : 2 * BLOCK)
  end.set(rest)
  end[rest.length] = 0x80
  new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(bytes.length) * 8n, true)
  mix(state, end, 0, end.length)
  const digest = new DataView(new ArrayBuffer(16))
  state.forEach((word, i) => digest.setInt32(4 * i, word, true))
  return new Uint8Array(digest.buffer)
}

function mix(state: Int32Array, bytes: Uint8Array, start: number, end: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const words = new Int32Array(16)
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (let at = start; at < end; at += BLOCK) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i, true)
    const [a0, b0, c0, d0] = [a, b, c, d]
    for (let i = 0; i < BLOCK; i++) {
      const round = i >> 4
      const mixed =
        round === 0 ? d ^ (b & (c ^ d)) : round === 1 ? c ^ (d & (b ^ c)) : round === 2 ? b ^ c ^ d : c ^ (b | ~d)
      const word = round === 0 ? i : round === 1 ? 5 * i + 1 : round === 2 ? 3 * i + 5 : 7 * i
      const sum = (a + mixed + (sines[i] ?? 0) + (words[word & 15] ?? 0)) | 0
      const by = turns[4 * round + (i & 3)] ?? 0
      a = d
      d = c
      c = b
      b = (b + ((sum << by) | (sum >>> (32 - by)))) | 0
    }
    a = (a + a0) | 0
    b = (b + b0) | 0
    c = (c + c0) | 0
    d = (d + d0) | 0
  }
  state.set([a, b, c, d])
}
