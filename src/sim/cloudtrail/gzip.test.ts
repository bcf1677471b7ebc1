import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { hexOf } from '../bytes.ts'
import { gzip } from './gzip.ts'

test('every decompressor gets back what went in, across the borders of the blocks', () => {
  for (const length of [0, 1, 65_535, 65_536, 200_000]) {
    const data = Uint8Array.from({ length }, (_, i) => (i * 7) % 253)
    expect({ length, isSame: gunzipSync(gzip(data)).equals(data) }).toEqual({ length, isSame: true })
  }
})

test('the same data is the same file on every machine and at any time', () => {
  // RFC 1952: no name, no time, unknown system; CRC-32 and length of "a".
  expect(hexOf(gzip(Uint8Array.of(0x61)))).toBe('1f8b08000000000000ff010100feff6143beb7e801000000')
})
