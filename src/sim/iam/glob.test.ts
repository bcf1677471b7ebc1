import fc from 'fast-check'
import { expect, test } from 'vitest'
import { globMatches, globOf, wildcards } from './glob.ts'

const small = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '😀'), maxLength: 12 })
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '*', '?', '😀'), maxLength: 10 })

test('agrees with the obvious, slow way', () => {
  fc.assert(
    fc.property(pattern, small, (written, text) => {
      expect(globMatches(wildcards(written), text)).toBe(slowly(Array.from(written), Array.from(text)))
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
