import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policyFindings } from '../../sim/index.ts'
import { markedLines, partsOf } from './markedLines.ts'

const marked = (text: string) =>
  markedLines(text, policyFindings(text, 'key')).map((line) =>
    partsOf(line)
      .map((part) => (part.severity ? `[${part.severity}: ${part.text}]` : part.text))
      .join(''),
  )

test('a finding is marked where it stands', () => {
  const text = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow", "Effect": "Deny",
    "Principal": { "AWS": "111122223333" },
    "Action": "kms:*", "Resource": "*"
  }
}`
  expect(marked(text)[3]).toBe('    "Effect": "Allow", [error: "Effect"]: "Deny",')
  expect(marked(text).filter((line) => line.includes('['))).toHaveLength(1)
})

test('what is missing at the end of a line is marked on its last character', () => {
  expect(marked('{\n  "Version": "2012-10-17"\n  "Id": "a"\n}')).toEqual([
    '{',
    '  "Version": "2012-10-17"',
    '  [error: "]Id": "a"',
    '}',
  ])
  expect(marked('{ "Version": ')).toEqual(['{ "Version":[error:  ]'])
})

test('a finding about several lines is marked on the first', () => {
  const text = '{\n  "Statement": {\n    "Effect": "Allow"\n  }\n}'
  expect(marked(text)).toContain('  "Statement": [error: {]')
})

test('an empty text has one line, and an error', () => {
  expect(markedLines('', policyFindings('', 'key'))).toEqual([
    { text: '', marks: [{ from: 0, to: 0, severity: 'error' }] },
  ])
})

test('of two findings at one place, the worse one shows', () => {
  const at = { start: 0, end: 3 }
  const finding = { type: 'anyone', at, line: 1, column: 1, subject: '', message: '' } as const
  const lines = markedLines('"*"', [
    { ...finding, severity: 'suggestion' },
    { ...finding, severity: 'warning' },
  ])
  expect(lines.flatMap(partsOf)).toEqual([{ text: '"*"', kind: 'action', severity: 'warning' }])
})

test('whatever one writes, the lines with their parts are the text', () => {
  const json = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.stringMatching(/^[{}[\]",: \n*a-z]{0,40}$/))
  fc.assert(
    fc.property(json, (text) => {
      const lines = markedLines(text, policyFindings(text, 'identity'))
      expect(
        lines
          .map((line) =>
            partsOf(line)
              .map((part) => part.text)
              .join(''),
          )
          .join('\n'),
      ).toBe(text)
    }),
  )
})
