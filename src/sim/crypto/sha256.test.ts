import { expect, test } from 'vitest'
import { hexOf, utf8 } from '../bytes.ts'
import { sha256 } from '../environment.ts'
import { sha256AtOnce } from './sha256.ts'

test('gives the digest of FIPS 180-4’s example, and WebCrypto’s at every length around a block', async () => {
  // https://csrc.nist.gov/CSRC/media/Projects/Cryptographic-Standards-and-Guidelines/documents/examples/SHA256.pdf
  expect(hexOf(sha256AtOnce(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 4096]) {
    const bytes = new Uint8Array(length).fill(length)
    expect(hexOf(sha256AtOnce(bytes))).toBe(hexOf(await sha256(bytes)))
  }
})
