import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damaged, open, seal } from './localSeal.ts'

const key = () => Uint8Array.from({ length: 32 }, (_, i) => i)
const context = { letter: '1' }

test('opens what it sealed, whatever the text', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      expect(await open(key(), await seal(key(), text, context), context)).toBe(text)
    }),
    { numRuns: 50 },
  ))

test('never seals the same text to the same bytes', async () => {
  const [a, b] = [await seal(key(), 'x', context), await seal(key(), 'x', context)]
  expect(a.bytes).not.toEqual(b.bytes)
})

test('does not open with one bit changed anywhere, nor under another context', async () => {
  const sealed = await seal(key(), 'secret', context)
  expect(await open(key(), { ...sealed, bytes: damaged(sealed.bytes) }, context)).toBeUndefined()
  expect(await open(key(), { ...sealed, iv: damaged(sealed.iv) }, context)).toBeUndefined()
  expect(await open(damaged(key()), sealed, context)).toBeUndefined()
  expect(await open(key(), sealed, { letter: '2' })).toBeUndefined()
})

test('leaves the data key to whoever wipes it', async () => {
  const dataKey = key()
  await seal(dataKey, 'x', context)
  expect(dataKey).toEqual(key())
})
