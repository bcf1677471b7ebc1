import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson, type JsonNode } from './readJson.ts'

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const read = readJson(text)
      expect('node' in read && valueOf(read.node)).toEqual(JSON.parse(text))
    }),
  )
})

test('accepts no more and no less than JSON.parse', () => {
  const noise = fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'e', ' ', 'true', 'null', '\\', 'u', '\n'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(noise, (text) => {
      expect('node' in readJson(text)).toBe(isJson(text))
    }),
    { numRuns: 5000 },
  )
})

test('says where each value stands', () => {
  const text = '{"a": ["x", 12]}'
  const read = readJson(text)
  if (!('node' in read) || read.node.type !== 'object') throw new Error('This is an object.')
  const [member] = read.node.members
  if (member?.value.type !== 'array') throw new Error('Its member is a list.')
  expect(member.value.items.map(({ start, end }) => text.slice(start, end))).toEqual(['"x"', '12'])
})

test.each([
  ['{"a": 1,}', '}'],
  ['{"a" 1}', '1'],
  ['[1 2]', '2'],
  ['{} {}', '{'],
  ['"ab', '"ab'],
])('says where %s goes wrong', (text, found) => {
  const read = readJson(text)
  if (!('error' in read)) throw new Error('This is no JSON.')
  expect(text.slice(read.error.start, read.error.end)).toBe(found)
})

test('refuses a document that nests ten thousand levels deep', () => {
  expect(readJson('['.repeat(10_000) + ']'.repeat(10_000))).toMatchObject({ error: { expected: 'less nesting' } })
})

function valueOf(node: JsonNode): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, valueOf(value)]))
    case 'array':
      return node.items.map(valueOf)
    case 'number':
      return Number(node.text)
    case 'null':
      return null
    case 'string':
    case 'boolean':
      return node.value
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
