// A gzip file (RFC 1952) of stored blocks (RFC 1951 §3.2.4). Every decompressor reads it, and it has the same bytes on every
// machine; what CompressionStream makes differs from browser to browser.
import { concat, type Bytes } from '../bytes.ts'

const LONGEST_BLOCK = 0xffff

export function gzip(data: Bytes): Bytes {
  const blocks: Bytes[] = []
  for (let start = 0; start === 0 || start < data.length; start += LONGEST_BLOCK) {
    const block = data.subarray(start, start + LONGEST_BLOCK)
    const isLast = start + LONGEST_BLOCK >= data.length
    blocks.push(Uint8Array.of(isLast ? 1 : 0), littleEndian(block.length, 2), littleEndian(~block.length, 2), block)
  }
  return concat(HEADER, ...blocks, littleEndian(crc32(data), 4), littleEndian(data.length, 4))
}

// Deflate, no flags, no time, no extra flags, unknown system.
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)

const littleEndian = (value: number, length: number): Bytes =>
  Uint8Array.from({ length }, (_, i) => (value >>> (8 * i)) & 0xff)

function crc32(data: Bytes): number {
  let crc = ~0
  for (const byte of data) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})
