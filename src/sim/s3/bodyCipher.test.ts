import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, sameBytes, utf8, type Bytes } from '../bytes.ts'
import { webCryptoKey } from '../crypto/aesGcm.ts'
import { createEnvironment, type Environment } from '../environment.ts'
import { bodyFieldsOf, CHUNK_LENGTH, openBody, sealBody } from './bodyCipher.ts'

const subject = 'arn:aws:s3:::gallery/holiday.png'
const HEADER = 12
const TAG = 16

const cipher = async (seed = 'body') => {
  const environment = createEnvironment({ seed })
  const key = await webCryptoKey(environment.randomBytes(32))
  return {
    environment,
    key,
    seal: async (plaintext: Bytes, arn = subject) => concat(...(await sealBody(environment, key, arn, plaintext))),
    open: (sealed: Bytes, arn = subject) => openBody(environment, key, arn, [sealed]),
  }
}

const flipped = (bytes: Bytes, bit: number): Bytes => {
  const copy = bytes.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test.each([0, 1, 15, 16, 17, CHUNK_LENGTH - 1, CHUNK_LENGTH, CHUNK_LENGTH + 1, 3 * CHUNK_LENGTH])(
  'gives back a body of %i bytes, one tag per MiB longer on the disk',
  async (length) => {
    const { environment, open, seal } = await cipher()
    const plaintext = environment.randomBytes(length)
    const sealed = await seal(plaintext)
    expect(sealed.length).toBe(HEADER + length + TAG * Math.max(1, Math.ceil(length / CHUNK_LENGTH)))
    expect(sameBytes((await open(sealed)) ?? utf8('refused'), plaintext)).toBe(true)
  },
)

test('gives back any body', async () => {
  const { open, seal } = await cipher()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const plaintext = Uint8Array.from(bytes)
      expect(await open(await seal(plaintext))).toEqual(plaintext)
    }),
  )
})

test('refuses a body in which any bit is another one', async () => {
  const { open, seal } = await cipher()
  const sealed = await seal(utf8('a short body'))
  for (let bit = 0; bit < sealed.length * 8; bit++) expect(await open(flipped(sealed, bit))).toBeUndefined()
})

test('refuses a body of several chunks in which any byte is another one', async () => {
  const { environment, open, seal } = await cipher()
  const sealed = await seal(environment.randomBytes(CHUNK_LENGTH + 100))
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
      expect(await open(flipped(sealed, bit))).toBeUndefined()
    }),
    { numRuns: 25 },
  )
})

test('refuses a body that was cut off, also between two chunks', async () => {
  const { environment, open, seal } = await cipher()
  const sealed = await seal(environment.randomBytes(2 * CHUNK_LENGTH + 5))
  const chunk = CHUNK_LENGTH + TAG
  for (const end of [
    0,
    4,
    HEADER,
    HEADER + TAG,
    HEADER + chunk,
    HEADER + 2 * chunk,
    HEADER + 2 * chunk + TAG,
    sealed.length - 1,
  ])
    expect(await open(sealed.slice(0, end))).toBeUndefined()
})

test('refuses a body with something added', async () => {
  const { environment, open, seal } = await cipher()
  const sealed = await seal(environment.randomBytes(CHUNK_LENGTH))
  const other = await seal(utf8('more'))
  for (const more of [Uint8Array.of(0), new Uint8Array(TAG), other.slice(HEADER)])
    expect(await open(concat(sealed, more))).toBeUndefined()
})

test('refuses chunks in another order', async () => {
  const { environment, open, seal } = await cipher()
  const sealed = await seal(environment.randomBytes(3 * CHUNK_LENGTH))
  const chunk = CHUNK_LENGTH + TAG
  const part = (i: number): Bytes => sealed.slice(HEADER + i * chunk, HEADER + (i + 1) * chunk)
  expect(await open(concat(sealed.slice(0, HEADER), part(1), part(0), part(2)))).toBeUndefined()
  expect(await open(concat(sealed.slice(0, HEADER), part(0), part(2), part(1)))).toBeUndefined()
})

test('refuses to open a body under the name of another object, or with another key', async () => {
  const { seal, open } = await cipher()
  const sealed = await seal(utf8('mine'))
  expect(await open(sealed, 'arn:aws:s3:::gallery/other.png')).toBeUndefined()
  const stranger = await cipher('stranger')
  expect(await stranger.open(sealed)).toBeUndefined()
})

test('gives the host a turn after every two chunks', async () => {
  const { environment, key } = await cipher()
  let turns = 0
  const counting: Environment = {
    ...environment,
    turn: () => {
      turns++
      return Promise.resolve()
    },
  }
  const sealed = await sealBody(counting, key, subject, environment.randomBytes(5 * CHUNK_LENGTH))
  expect(turns).toBe(2)
  await openBody(counting, key, subject, sealed)
  expect(turns).toBe(4)
})

test('names every byte of a sealed body', async () => {
  const { environment, seal } = await cipher()
  for (const length of [0, 1, CHUNK_LENGTH, CHUNK_LENGTH + 1]) {
    const sealed = await seal(environment.randomBytes(length))
    let offset = 0
    for (const field of bodyFieldsOf(sealed)) {
      expect(field.offset).toBe(offset)
      offset += field.length
    }
    expect(offset).toBe(sealed.length)
  }
  expect(bodyFieldsOf(await seal(utf8('abc')))).toEqual([
    { name: 'magic', offset: 0, length: 4 },
    { name: 'version', offset: 4, length: 1 },
    { name: 'nonce prefix', offset: 5, length: 7 },
    { name: 'ciphertext', chunk: 0, offset: 12, length: 3 },
    { name: 'tag', chunk: 0, offset: 15, length: 16 },
  ])
  expect(bodyFieldsOf(utf8('no such thing'))).toEqual([])
})
