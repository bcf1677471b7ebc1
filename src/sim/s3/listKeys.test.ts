import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, fromEntries } from '../collections/orderedMap.ts'
import type { S3Object } from '../world.ts'
import { keyInToken, listKeys, tokenFor, type Page } from './listKeys.ts'

const objectOf = (key: string) => ({ key }) as S3Object // a listing reads nothing else of an object
const bucket = (keys: readonly string[]) => fromEntries(keys.map((key) => [key, objectOf(key)]))
const shown = ({ objects, prefixes }: Page): readonly string[] =>
  [...objects.map(({ key }) => key), ...prefixes].sort(compare)

const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '\0', '\ud7ff', '\ue000', '\u{10ffff}'),
  minLength: 1,
  maxLength: 6,
})
const keys = fc.uniqueArray(key, { maxLength: 30 })

/** What a listing without pages shows, said the slow way. */
function whole(all: readonly string[], prefix: string, delimiter: string): readonly string[] {
  const lines = all
    .filter((one) => one.startsWith(prefix))
    .map((one) => {
      const end = delimiter === '' ? -1 : one.indexOf(delimiter, prefix.length)
      return end < 0 ? one : one.slice(0, end + delimiter.length)
    })
  return [...new Set(lines)].sort(compare)
}

test('pages show every key or common prefix once, in UTF-8 order, and none is longer than asked', () => {
  fc.assert(
    fc.property(
      keys,
      fc.constantFrom('', 'a', 'b/', '\u{10ffff}'),
      fc.constantFrom('', '/', 'a', '\u{10ffff}'),
      fc.integer({ min: 1, max: 5 }),
      (all, prefix, delimiter, limit) => {
        const map = bucket(all)
        const found: string[] = []
        let after: string | undefined
        do {
          const page = listKeys(map, { prefix, delimiter, limit, after })
          expect(shown(page).length).toBeLessThanOrEqual(limit)
          found.push(...shown(page))
          after = page.last
        } while (after !== undefined)
        expect(found).toEqual(whole(all, prefix, delimiter))
      },
    ),
  )
})

test('a listing can start after any key', () => {
  fc.assert(
    fc.property(keys, key, (all, after) => {
      const page = listKeys(bucket(all), { prefix: '', delimiter: '', limit: 1000, after })
      expect(shown(page)).toEqual([...all].sort(compare).filter((one) => compare(one, after) > 0))
    }),
  )
})

test('a page of nothing is the last page', () => {
  expect(listKeys(bucket(['a']), { prefix: '', delimiter: '', limit: 0, after: undefined })).toEqual({
    objects: [],
    prefixes: [],
  })
})

test('a continuation token leads back to its key, and nothing else is one', () => {
  fc.assert(
    fc.property(key, (last) => {
      expect(keyInToken(tokenFor(last))).toBe(last)
    }),
  )
  for (const token of ['', 'abcd', '%%%']) expect(keyInToken(token)).toBeUndefined()
})
