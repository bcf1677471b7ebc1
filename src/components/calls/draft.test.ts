import { expect, test } from 'vitest'
import { allOperations, type Members } from '../../sim/index.ts'
import { draftOf, emptyDraft, inputOf, type Draft } from './draft.ts'

const operations = await allOperations()

const membersOf = (name: string): Members => {
  const operation = operations.find((one) => one.name === name)
  if (!operation) throw new Error(`There is no operation ${name}.`)
  return operation.input
}

const form = (members: Readonly<Record<string, Draft>>): Draft => ({
  type: 'structure',
  members: new Map(Object.entries(members)),
})
const text = (value: string): Draft => ({ type: 'text', text: value })

test.each(operations.map(({ name, input }) => [name, input] as const))('sends nothing of an empty %s', (_, input) => {
  expect(inputOf(input, emptyDraft({ type: 'structure', members: input }))).toEqual({ input: {}, problems: [] })
})

test.each(operations.map(({ name, input, example }) => [name, input, example] as const))(
  'turns the example of %s into a form and back',
  (_, members, example) => {
    const { input, problems } = inputOf(members, draftOf({ type: 'structure', members }, example))
    expect(problems).toEqual([])
    expect(Object.keys(input).toSorted()).toEqual(Object.keys(example).toSorted())
  },
)

test('reads bytes as text, base64 and hex', () => {
  const members = membersOf('kms:Encrypt')
  const read = (as: 'text' | 'base64' | 'hex', typed: string) =>
    inputOf(members, form({ Plaintext: { type: 'bytes', as, text: typed } })).input['Plaintext']
  expect(read('text', 'é')).toEqual(Uint8Array.of(0xc3, 0xa9))
  expect(read('base64', 'w6k=')).toEqual(Uint8Array.of(0xc3, 0xa9))
  expect(read('hex', 'C3 a9')).toEqual(Uint8Array.of(0xc3, 0xa9))
})

test.each([
  ['base64', 'not base64!'],
  ['hex', 'abc'],
  ['hex', 'zz'],
] as const)('says what is wrong with bytes in %s: %s', (as, typed) => {
  const { input, problems } = inputOf(membersOf('kms:Encrypt'), form({ Plaintext: { type: 'bytes', as, text: typed } }))
  expect(input).toEqual({})
  expect(problems).toEqual([{ at: 'Plaintext', text: expect.stringContaining(as) as string }])
})

test('keeps an encryption context apart from what JavaScript knows', () => {
  const context: Draft = { type: 'map', pairs: [{ name: '__proto__', value: text('x') }] }
  const { input } = inputOf(membersOf('kms:Encrypt'), form({ EncryptionContext: context }))
  expect(Object.hasOwn(input['EncryptionContext'] as object, '__proto__')).toBe(true)
})

test('does not choose between two values of one name', () => {
  const pairs = ['a', 'b'].map((value) => ({ name: 'tenant', value: text(value) }))
  const { problems } = inputOf(membersOf('kms:Encrypt'), form({ EncryptionContext: { type: 'map', pairs } }))
  expect(problems).toEqual([{ at: 'EncryptionContext', text: 'The same name stands here twice: keep one of them.' }])
})

test('reads whole numbers only', () => {
  const read = (typed: string) => inputOf(membersOf('kms:GenerateDataKey'), form({ NumberOfBytes: text(typed) }))
  expect(read('32').input).toEqual({ NumberOfBytes: 32 })
  expect(read('1e3').problems).toEqual([{ at: 'NumberOfBytes', text: '`1e3` is no whole number: write digits only.' }])
})
