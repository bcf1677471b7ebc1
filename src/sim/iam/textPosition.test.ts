import { expect, test } from 'vitest'
import { positionAt } from './textPosition.ts'

test.each([
  [0, { line: 1, column: 1 }],
  [2, { line: 1, column: 3 }],
  [3, { line: 2, column: 1 }],
  [5, { line: 2, column: 3 }],
])('%i is at %o', (offset, position) => {
  expect(positionAt('ab\ncd\n', offset)).toEqual(position)
})
