import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { allOperations, type Printable } from '../../sim/index.ts'
import { clientText, type ClientCall } from './clientText.ts'

const operations = await allOperations()
const calls = operations.filter(({ name }) => !name.startsWith('clock:'))

const callOf = (name: string, input: Readonly<Record<string, Printable>>, isAnonymous = false): ClientCall => {
  const operation = operations.find((one) => one.name === name)
  if (!operation) throw new Error(`There is no operation ${name}.`)
  return { operation, input, isAnonymous }
}

/** The words that a POSIX shell makes of a line. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = []
  let word: string | undefined
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i)
    if (char === "'") {
      const end = line.indexOf("'", i + 1)
      word = (word ?? '') + line.slice(i + 1, end)
      i = end
    } else if (char === '\\') {
      i++
      if (line[i] !== '\n') word = (word ?? '') + line.charAt(i)
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + char
  }
  return word === undefined ? words : [...words, word]
}

test.each(calls.map((operation) => [operation.name, operation] as const))(
  'the example of %s is a call in every client',
  (_, operation) => {
    const call = { operation, input: operation.example, isAnonymous: false }
    const line = wordsOf(clientText('AWS CLI', call) ?? '')
    expect(line[0]).toBe('aws')
    expect(line.filter((word) => word.startsWith('--')).length).toBe(Object.keys(operation.example).length)
    const script = clientText('JavaScript', call) ?? ''
    expect(parseSync('call.mjs', script).errors).toEqual([])
    expect(clientText('Python', call)).toMatch(/^answer = client\.[a-z0-9_]+\(/m)
  },
)

test('writes an encryption context, bytes and names as each client takes them', () => {
  const call = callOf('kms:Encrypt', {
    KeyId: 'alias/app',
    Plaintext: 'aGk=',
    EncryptionContext: { "it's": 'a "b" $c' },
    DryRun: true,
  })
  const words = wordsOf(clientText('AWS CLI', call) ?? '')
  expect(words.slice(0, 3)).toEqual(['aws', 'kms', 'encrypt'])
  expect(words[words.indexOf('--key-id') + 1]).toBe('alias/app')
  expect(words[words.indexOf('--plaintext') + 1]).toBe('aGk=')
  expect(words[words.indexOf('--encryption-context') + 1]).toBe(`{"it's":"a \\"b\\" $c"}`)
  expect(words).toContain('--dry-run')
  expect(clientText('JavaScript', call)).toContain(`Plaintext: Buffer.from("aGk=", 'base64')`)
  expect(clientText('Python', call)).toContain(`    Plaintext=b64decode("aGk="),`)
  expect(clientText('Python', call)).toContain('DryRun=True')
})

test('names options and methods as botocore does', () => {
  const call = callOf('s3:PutObject', {
    Bucket: 'gallery',
    Key: 'a/sunset.png',
    Body: { bytes: 10_000 },
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: 'alias/app',
  })
  const line = clientText('AWS CLI', call)
  expect(line).toContain('aws s3api put-object')
  expect(line).toContain('--body sunset.png')
  expect(line).toContain('--ssekms-key-id alias/app')
  expect(clientText('JavaScript', call)).toContain('Body: await readFile("sunset.png")')
  expect(clientText('Python', call)).toContain(`Body=open("sunset.png", 'rb')`)
  expect(clientText('AWS CLI', callOf('s3:ListObjectsV2', { Bucket: 'b' }))).toContain('list-objects-v2')
})

test('signs nothing for a caller without credentials, and gives a download its file', () => {
  const call = callOf('s3:GetObject', { Bucket: 'gallery', Key: 'sunset.png' }, true)
  expect(wordsOf(clientText('AWS CLI', call) ?? '')).toEqual(
    'aws s3api get-object --no-sign-request --bucket gallery --key sunset.png sunset.png'.split(' '),
  )
  expect(clientText('Python', call)).toContain('signature_version=UNSIGNED')
})

test('simulated time is no call of a client', () => {
  expect(clientText('AWS CLI', callOf('clock:PassTime', { Days: 1 }))).toBeUndefined()
})
