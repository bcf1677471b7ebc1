import { expect, test } from 'vitest'
import { linesOfPolicy } from './policyLines.ts'

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'One', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' },
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
}

test('a policy is printed as JSON.stringify prints it with two spaces', () => {
  for (const value of [policy, {}, { Statement: [] }, { Statement: { Effect: 'Allow', Action: [] } }])
    expect(
      linesOfPolicy(JSON.stringify(value))
        .map(({ text }) => text)
        .join('\n'),
    ).toBe(JSON.stringify(value, null, 2))
})

test('each line knows its statement and its element', () => {
  const lines = linesOfPolicy(JSON.stringify(policy))
  const find = (part: string) => lines.find(({ text }) => text.includes(part))
  expect(find('Version')).toEqual({ text: '  "Version": "2012-10-17",' })
  expect(find('"One"')).toMatchObject({ statement: 0, element: 'Sid' })
  expect(find('s3:PutObject')).toMatchObject({ statement: 0, element: 'Action' })
  expect(find('"AWS"')).toMatchObject({ statement: 1, element: 'Principal' })
  expect(find('aws:SecureTransport')).toMatchObject({ statement: 1, element: 'Condition' })
})

test('a statement that stands alone is statement 0', () => {
  const lines = linesOfPolicy('{"Statement":{"Effect":"Allow","Action":"*"}}')
  expect(lines.find(({ text }) => text.includes('Action'))).toMatchObject({ statement: 0, element: 'Action' })
})

test('what is no JSON object comes back line by line', () => {
  expect(linesOfPolicy('{\n  "Statement": [')).toEqual([{ text: '{' }, { text: '  "Statement": [' }])
  expect(linesOfPolicy('"text"')).toEqual([{ text: '"text"' }])
  expect(linesOfPolicy('')).toEqual([{ text: '' }])
})
