// CRC-64/NVME, the checksum that Amazon S3 gives every object by itself, and the tables of all such checks.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import type { Bytes } from '../bytes.ts'

/** Eight bytes, the highest first. */
export function crc64nvme(bytes: Uint8Array): Bytes {
  const { high, low } = (nvme ??= tables(0x9a6c9329, 0xac4bc9b5))
  let upper = 0xffffffff
  let lower = 0xffffffff
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length & ~7
  for (let i = 0; i < whole; i += 8) {
    const a = lower ^ view.getUint32(i, true)
    const b = upper ^ view.getUint32(i + 4, true)
    const i7 = 1792 + (a & 255)
    const i6 = 1536 + ((a >>> 8) & 255)
    const i5 = 1280 + ((a >>> 16) & 255)
    const i4 = 1024 + (a >>> 24)
    const i3 = 768 + (b & 255)
    const i2 = 512 + ((b >>> 8) & 255)
    const i1 = 256 + ((b >>> 16) & 255)
    const i0 = b >>> 24
    lower =
      at(low, i7) ^ at(low, i6) ^ at(low, i5) ^ at(low, i4) ^ at(low, i3) ^ at(low, i2) ^ at(low, i1) ^ at(low, i0)
    upper =
      at(high, i7) ^
      at(high, i6) ^
      at(high, i5) ^
      at(high, i4) ^
      at(high, i3) ^
      at(high, i2) ^
      at(high, i1) ^
      at(high, i0)
  }
  for (let i = whole; i < bytes.length; i++) {
    const index = (lower ^ view.getUint8(i)) & 255
    lower = ((lower >>> 8) | (upper << 24)) ^ at(low, index)
    upper = (upper >>> 8) ^ at(high, index)
  }
  return bigEndian(~upper, ~lower)
}

let nvme: Tables | undefined

export interface Tables {
  /** Eight tables of 256 entries: what a byte does to the remainder when that many bytes follow it. */
  readonly high: Uint32Array
  readonly low: Uint32Array
}

/** For a reversed polynomial, in two halves. */
export function tables(highPolynomial: number, lowPolynomial: number): Tables {
  const high = new Uint32Array(2048)
  const low = new Uint32Array(2048)
  for (let byte = 0; byte < 256; byte++) {
    let [upper, lower] = [0, byte]
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = lower & 1
      lower = (lower >>> 1) | (upper << 31)
      upper >>>= 1
      if (isOdd) [upper, lower] = [upper ^ highPolynomial, lower ^ lowPolynomial]
    }
    high[byte] = upper
    low[byte] = lower
  }
  for (let i = 256; i < 2048; i++) {
    const [upper, lower] = [at(high, i - 256), at(low, i - 256)]
    const index = lower & 255
    low[i] = ((lower >>> 8) | (upper << 24)) ^ at(low, index)
    high[i] = (upper >>> 8) ^ at(high, index)
  }
  return { high, low }
}

// The index is always in the table.
export const at = (table: Uint32Array, index: number): number => table[index] ?? 0

export function bigEndian(...words: readonly number[]): Bytes {
  const bytes = new Uint8Array(4 * words.length)
  const view = new DataView(bytes.buffer)
  words.forEach((word, i) => {
    view.setUint32(4 * i, word)
  })
  return bytes
}
