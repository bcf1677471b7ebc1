import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wildcardMatcher } from './glob.ts'
import { patternsMeet } from './patternsMeet.ts'

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['', '', true],
  ['', '*', true],
  ['', '?', false],
  ['a*', '*b', true],
  ['a*', 'b*', false],
  ['arn:aws:s3:::gallery/*', 'arn:*:s3:::?*/?*', true],
  ['arn:aws:s3:::gallery', 'arn:*:s3:::?*/?*', false],
  ['a?c', 'ab*', true],
  ['a?', 'a', false],
  ['*a*', '*b*', true],
])('%j and %j: %s', (one, other, meet) => {
  expect(patternsMeet(one, other)).toBe(meet)
  expect(patternsMeet(other, one)).toBe(meet)
})

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 })

// The shortest text that fits two patterns is no longer than both of them together; and a third letter could not help.
const texts = Array.from({ length: 9 }, (_, length) =>
  Array.from({ length: 2 ** length }, (__, bits) =>
    Array.from({ length }, (___, place) => ((bits >> place) & 1 ? 'b' : 'a')).join(''),
  ),
).flat()

test('agrees with trying every text', () => {
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const fits = [wildcardMatcher(one), wildcardMatcher(other)]
      expect(patternsMeet(one, other)).toBe(texts.some((text) => fits.every((matches) => matches(text))))
    }),
  )
})
