import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromHex, hexOf, utf8, type Bytes } from '../bytes.ts'
import { compare } from '../collections/orderedMap.ts'
import { createEnvironment, sha256 } from '../environment.ts'
import { fieldsOf, open, parse, seal } from './ciphertextBlob.ts'
import type { EncryptionContext } from './encryptionContext.ts'

const KEY_ID = '1234abcd-12ab-34cd-56ef-1234567890ab'

// What version 1 is for ever: a blob that was written down once must open in every later version of this simulation.
const GOLDEN =
  '0183a2b96157cbb4c8bc8507ecabaa61b4e35488d91bc0069faa111161ec17b4d309738f9c5fb8280a27d1995b81bfee3c5968a8b67e71237ca8fae6360264b674b10f'

async function hsm(seed = 'golden') {
  const environment = createEnvironment({ seed })
  return { environment, materialId: await environment.hsm.generate(KEY_ID) }
}

async function opened(environment: Parameters<typeof open>[0], blob: Uint8Array, context: EncryptionContext) {
  const parsed = parse(blob)
  return parsed && (await open(environment, parsed, context))
}

test('seals the same bytes in the same layout for ever', async () => {
  const { environment, materialId } = await hsm()
  const blob = await seal(environment, materialId, utf8('golden'), { tenant: 'blue', 'aws:s3:arn': 'arn:aws:s3:::b/ü' })
  expect(hexOf(blob)).toBe(GOLDEN)
})

test('can be opened with the document in hand and nothing of this simulation', async () => {
  // The seeded HSM draws the key material first.
  const material = createEnvironment({ seed: 'golden' }).randomBytes(32)
  const blob = fromHex(GOLDEN)
  const pair = (text: string): Bytes => concat(Uint8Array.of(0, 0, 0, utf8(text).length), utf8(text))
  const additionalData = concat(
    blob.subarray(0, 45),
    pair('aws:s3:arn'),
    pair('arn:aws:s3:::b/ü'),
    pair('tenant'),
    pair('blue'),
  )
  const key = await crypto.subtle.importKey('raw', material, 'AES-GCM', false, ['decrypt'])
  const iv = blob.slice(1, 13)
  const plaintext = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, blob.slice(45))
  expect(new Uint8Array(plaintext)).toEqual(utf8('golden'))
  expect(hexOf(blob.slice(13, 45))).toBe(hexOf(await sha256(concat(utf8(`${KEY_ID}:`), material))))
})

test('names what each of its bytes is', async () => {
  const { environment, materialId } = await hsm()
  const blob = await seal(environment, materialId, new Uint8Array(32), {})
  expect(fieldsOf(blob)).toEqual([
    { name: 'version', offset: 0, length: 1 },
    { name: 'iv', offset: 1, length: 12 },
    { name: 'key material id', offset: 13, length: 32 },
    { name: 'ciphertext', offset: 45, length: 32 },
    { name: 'tag', offset: 77, length: 16 },
  ])
  expect(hexOf(blob.slice(13, 45))).toBe(materialId)
  expect(fieldsOf(blob.slice(0, 60))).toBeUndefined()
})

const plaintexts = fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => new Uint8Array(bytes))
const contexts = fc.dictionary(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  {
    maxKeys: 4,
  },
)

test('gives back what was sealed, for the same pairs in any order', async () => {
  const { environment, materialId } = await hsm()
  await fc.assert(
    fc.asyncProperty(plaintexts, contexts, async (data, context) => {
      const blob = await seal(environment, materialId, data, context)
      const reversed = Object.fromEntries(Object.entries(context).toReversed())
      expect(await opened(environment, blob, reversed)).toEqual(data)
    }),
  )
})

test('opens for no other encryption context', async () => {
  const { environment, materialId } = await hsm()
  const pairsOf = (context: EncryptionContext) =>
    JSON.stringify(Object.entries(context).sort(([a], [b]) => compare(a, b)))
  await fc.assert(
    fc.asyncProperty(plaintexts, contexts, contexts, async (data, context, other) => {
      fc.pre(pairsOf(context) !== pairsOf(other))
      const blob = await seal(environment, materialId, data, context)
      expect(await opened(environment, blob, other)).toBeUndefined()
    }),
  )
})

test('opens for no context that only reads the same', async () => {
  const { environment, materialId } = await hsm()
  const blob = await seal(environment, materialId, utf8('x'), { ab: 'c', d: 'ef' })
  for (const context of [
    { a: 'bc', d: 'ef' },
    { abc: '', d: 'ef' },
    { ab: 'cd', ef: '' },
    { ab: 'c', de: 'f' },
  ])
    expect(await opened(environment, blob, context)).toBeUndefined()
})

test('opens with no bit flipped, nothing cut off and nothing added', async () => {
  const { environment, materialId } = await hsm()
  await fc.assert(
    fc.asyncProperty(plaintexts, contexts, fc.nat(), fc.nat(7), plaintexts, async (data, context, at, bit, more) => {
      const blob = await seal(environment, materialId, data, context)
      const place = at % blob.length
      const flipped = blob.map((byte, i) => (i === place ? byte ^ (1 << bit) : byte))
      for (const changed of [
        flipped,
        blob.slice(0, place),
        blob.slice(place + 1),
        concat(blob, more),
        concat(more, blob),
      ])
        expect(await opened(environment, changed, context)).toBeUndefined()
    }),
  )
})

test('opens with no bit flipped, each in turn', async () => {
  const { environment, materialId } = await hsm()
  const blob = await seal(environment, materialId, utf8('data key'), { tenant: 'blue' })
  for (let bit = 0; bit < 8 * blob.length; bit++) {
    const flipped = blob.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    expect(await opened(environment, flipped, { tenant: 'blue' })).toBeUndefined()
  }
})
