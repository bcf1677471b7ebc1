// MD5, which WebCrypto leaves out: S3's ETags are made with it. https://www.rfc-editor.org/rfc/rfc1321
import { md5 } from '@noble/hashes/legacy.js'
import { hexOf } from '../bytes.ts'
import type { Environment } from '../environment.ts'

const STEP = 1 << 18

/** Lower-case hex. Gives the host a turn after each 256 KiB. */
export async function md5Hex(bytes: Uint8Array, { turn }: Pick<Environment, 'turn'>): Promise<string> {
  const hash = md5.create()
  for (let start = 0; start < bytes.length; start += STEP) {
    if (start > 0) await turn()
    hash.update(bytes.subarray(start, start + STEP))
  }
  return hexOf(hash.digest())
}
