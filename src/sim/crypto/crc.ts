// The cyclic redundancy checks of Amazon S3: CRC-32 and CRC-32C.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import type { Bytes } from '../bytes.ts'
import { at, bigEndian, tables, type Tables } from './crc64.ts'

/** Four bytes, the highest first. */
export const crc32 = (bytes: Uint8Array): Bytes => crcOf32(reversed(0xedb88320), bytes)
export const crc32c = (bytes: Uint8Array): Bytes => crcOf32(reversed(0x82f63b78), bytes)

const of32 = new Map<number, Tables>()

function reversed(polynomial: number): Uint32Array {
  let known = of32.get(polynomial)
  if (!known) of32.set(polynomial, (known = tables(0, polynomial)))
  return known.low
}

function crcOf32(table: Uint32Array, bytes: Uint8Array): Bytes {
  let crc = 0xffffffff
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length & ~7
  for (let i = 0; i < whole; i += 8) {
    const a = crc ^ view.getUint32(i, true)
    const b = view.getUint32(i + 4, true)
    crc =
      at(table, 1792 + (a & 255)) ^
      at(table, 1536 + ((a >>> 8) & 255)) ^
      at(table, 1280 + ((a >>> 16) & 255)) ^
      at(table, 1024 + (a >>> 24)) ^
      at(table, 768 + (b & 255)) ^
      at(table, 512 + ((b >>> 8) & 255)) ^
      at(table, 256 + ((b >>> 16) & 255)) ^
      at(table, b >>> 24)
  }
  for (let i = whole; i < bytes.length; i++) crc = (crc >>> 8) ^ at(table, (crc ^ view.getUint8(i)) & 255)
  return bigEndian(~crc)
}
