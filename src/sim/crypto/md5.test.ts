import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { createEnvironment } from '../environment.ts'
import { md5Hex } from './md5.ts'

// The test suite of RFC 1321, appendix A.5.
test.each([
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['a', '0cc175b9c0f1b6a831c399e269772661'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
])('the digest of %j is %s', async (text, digest) => {
  expect(await md5Hex(utf8(text), createEnvironment())).toBe(digest)
})

// md5sum of so many zero bytes.
test('a digest does not depend on the steps in which it is made', async () => {
  expect(await md5Hex(new Uint8Array((1 << 20) + 1), createEnvironment())).toBe('9587b149ff392ca6887a05d921e73e72')
})

// openssl's own, at every length around the block and the length field of the padding.
test('agrees with OpenSSL at every length from 0 to 200', async () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 0xff)
    expect(await md5Hex(bytes, createEnvironment())).toBe(createHash('md5').update(bytes).digest('hex'))
  }
})
