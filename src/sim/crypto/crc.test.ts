// Check values: https://reveng.sourceforge.io/crc-catalogue/all.htm (CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME)
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexOf, utf8 } from '../bytes.ts'
import { crc32, crc32c } from './crc.ts'
import { crc64nvme } from './crc64.ts'

describe.each([
  { name: 'CRC-32', crc: crc32, check: 'cbf43926', empty: '00000000', polynomial: 0xedb88320n, bits: 32n },
  { name: 'CRC-32C', crc: crc32c, check: 'e3069283', empty: '00000000', polynomial: 0x82f63b78n, bits: 32n },
  {
    name: 'CRC-64/NVME',
    crc: crc64nvme,
    check: 'ae8b14860a799888',
    empty: '0000000000000000',
    polynomial: 0x9a6c9329ac4bc9b5n,
    bits: 64n,
  },
])('$name', ({ crc, check, empty, polynomial, bits }) => {
  it('has the published check value', () => {
    expect(hexOf(crc(utf8('123456789')))).toBe(check)
    expect(hexOf(crc(new Uint8Array()))).toBe(empty)
  })

  it('is the remainder of a division, bit by bit, for bytes of any length and at any offset', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(9), (bytes, skip) => {
        const view = bytes.subarray(skip)
        const all = (1n << bits) - 1n
        let remainder = all
        for (const byte of view) {
          remainder ^= BigInt(byte)
          for (let i = 0; i < 8; i++) remainder = remainder & 1n ? (remainder >> 1n) ^ polynomial : remainder >> 1n
        }
        expect(BigInt(`0x${hexOf(crc(view))}`)).toBe(remainder ^ all)
      }),
    )
  })
})
