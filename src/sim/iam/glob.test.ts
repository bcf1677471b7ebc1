import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arnMatcher, resourceMatcher, resourceWildcardMatcher, splitArn } from './arnGlob.ts'
import { globMatches, globOf, wildcardMatcher, wildcards } from './glob.ts'

const small = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '😀'), maxLength: 12 })
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '*', '?', '😀'), maxLength: 10 })

test('agrees with the obvious, slow way', () => {
  fc.assert(
    fc.property(pattern, small, (written, text) => {
      const wanted = slowly(Array.from(written), Array.from(text))
      expect(globMatches(wildcards(written), text)).toBe(wanted)
      expect(wildcardMatcher(written)(text)).toBe(wanted)
    }),
    { numRuns: 2000 },
  )
})

test('literal text matches itself only', () => {
  fc.assert(
    fc.property(pattern, small, (written, text) => {
      expect(globMatches(globOf([{ text: written, literal: true }]), text)).toBe(written === text)
    }),
  )
})

test('half a character matches no whole one', () => {
  expect(globMatches(wildcards('*\ude00'), '😀')).toBe(false)
  expect(globMatches(wildcards('\ud83d*'), '😀')).toBe(false)
  expect(wildcardMatcher('\ud83d*')('\ud83d')).toBe(true)
})

test('components of ARNs are compared one by one', () => {
  const component = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '😀'), maxLength: 4 })
  const parts = fc.array(component, { minLength: 1, maxLength: 8 })
  const values = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '/', '😀'), maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(parts, values, (written, given) => {
      const [pattern, arn] = [written.join(':'), given.join(':')]
      const fits = (missing: string): boolean =>
        given.length >= 6 &&
        sixOf(given).every((value, i) => slowly(Array.from(sixOf(written)[i] ?? missing), Array.from(value)))
      expect(arnMatcher(wildcards(pattern))(arn)).toBe(written.length >= 6 && fits(''))
      const asResource = written.length > 1 && fits('*')
      expect(resourceMatcher(wildcards(pattern))(splitArn(arn))).toBe(asResource)
      expect(resourceWildcardMatcher(pattern)(splitArn(arn))).toBe(asResource)
    }),
    { numRuns: 2000 },
  )
})

/** The last of six components keeps the colons of those after it. */
const sixOf = (parts: readonly string[]): readonly string[] =>
  parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]

test('a hostile pattern costs no more than the product of both lengths', () => {
  expect(globMatches(wildcards('*a*a*a*a*a*a*a*a*a*a*a*b'), 'a'.repeat(2000))).toBe(false)
  expect(globMatches(wildcards(`${'*a'.repeat(500)}*b`), 'a'.repeat(2000))).toBe(false)
})

function slowly(glob: readonly string[], text: readonly string[]): boolean {
  const [first, ...rest] = glob
  if (first === undefined) return text.length === 0
  if (first === '*') return slowly(rest, text) || (text.length > 0 && slowly(glob, text.slice(1)))
  return text.length > 0 && (first === '?' || first === text[0]) && slowly(rest, text.slice(1))
}
