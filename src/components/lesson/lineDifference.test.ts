import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifference, shortened } from './lineDifference.ts'

const documents = fc.option(
  fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((list) => JSON.stringify(list)),
  { nil: null },
)

test('the lines that stay and go make the old document, the lines that stay and come the new one', () => {
  fc.assert(
    fc.property(documents, documents, (before, after) => {
      const lines = lineDifference(before, after)
      const side = (kind: 'removed' | 'added') =>
        lines.filter((line) => line.kind === 'same' || line.kind === kind).map(({ text }) => text)
      const pretty = (text: string | null) =>
        text === null ? [] : JSON.stringify(JSON.parse(text), null, 2).split('\n')
      expect(side('removed')).toEqual(pretty(before))
      expect(side('added')).toEqual(pretty(after))
    }),
  )
})

test('an added statement shows as added lines only', () => {
  const lines = lineDifference('{"Statement":[{"Sid":"A"}]}', '{"Statement":[{"Sid":"A"},{"Sid":"B"}]}')
  expect(lines.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toContain('"Sid": "B"')
})

test('a long document keeps only what is near a change', () => {
  const before = JSON.stringify(Array.from({ length: 40 }, (_, i) => i))
  const after = JSON.stringify(Array.from({ length: 40 }, (_, i) => (i === 20 ? 'x' : i)))
  const short = shortened(lineDifference(before, after))
  expect(short.filter((line) => line === null)).toHaveLength(2)
  expect(short.length).toBeLessThan(10)
})
