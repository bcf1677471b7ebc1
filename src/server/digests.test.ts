import { describe, expect, test } from 'vitest'
import { createEnvironment, hexOf, utf8, type Bytes } from '../sim/index.ts'
import { nodeDigests } from './digests.ts'

const own = createEnvironment().digests

describe('Node’s digests are the engine’s own', () => {
  test.each([0, 1, 55, 64, 1000, (1 << 14) - 1, 1 << 14, 300_000])('of %i bytes, asked twice', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 0xff)
    const digests = nodeDigests()
    for (let time = 0; time < 2; time++) {
      expect(hexOf(await digests.sha256(bytes))).toBe(hexOf(await own.sha256(bytes)))
      expect(hexOf(await digests.md5(bytes))).toBe(hexOf(await own.md5(bytes)))
    }
  })

  test.each([
    ['CRC32', 'CRC32C'],
    ['CRC32C', 'CRC64NVME'],
    ['CRC64NVME', 'CRC32'],
  ] as const)('%s of a body is taken once, and is not its %s', (algorithm, other) => {
    const { crc } = nodeDigests()
    const [body, another, short]: [Bytes, Bytes, Bytes] = [
      new Uint8Array(1 << 15),
      new Uint8Array(1 << 15),
      utf8('short'),
    ]
    const asked: Bytes[] = []
    const own = (bytes: Bytes) => Uint8Array.of(asked.push(bytes))
    expect(crc(algorithm, body, own)).toBe(crc(algorithm, body, own))
    for (const bytes of [another, short, short]) crc(algorithm, bytes, own)
    crc(other, body, own)
    expect(asked.map((bytes) => [body, another, short].indexOf(bytes))).toEqual([0, 1, 2, 2, 0])
  })

  test('of pieces, also when the first was asked for by itself before', async () => {
    const [first, second]: [Bytes, Bytes] = [new Uint8Array(1 << 15).fill(1), utf8('tail')]
    const digests = nodeDigests()
    await digests.sha256(first)
    expect(hexOf(await digests.sha256(first, second))).toBe(hexOf(await own.sha256(first, second)))
    expect(hexOf(await own.sha256(first, second))).not.toBe(hexOf(await own.sha256(first)))
  })
})
