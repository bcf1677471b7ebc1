// Input that wants to crash the evaluator, slow it down, or be let in: a clear answer in good time, and never a yes.
import { expect, test } from 'vitest'
import { decide } from './cases/decide.ts'
import { ALICE, allow, BUCKET, DELEGATION, grant, OBJECT, type DecisionCase } from './cases/decisionCase.ts'
import { contextOf } from './requestContext.ts'
import { globMatcher, wildcardMatcher, wildcards } from './glob.ts'
import { parsePolicy } from './parsePolicy.ts'

const asked = (rest: Partial<DecisionCase>): DecisionCase => ({
  name: '',
  source: '',
  caller: 'alice',
  bucketPolicy: null,
  action: 's3:GetObject',
  expected: 'implicit-deny',
  ...rest,
})

/**
 * In milliseconds. Each takes less than 50 on an idle machine (`npm run bench:decisions` prints it); backtracking and quadratic
 * reading take minutes.
 */
const BLOWN_UP = 2000

/** The least of three runs, in milliseconds: the machine has other work too. */
function timeOf(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}

const refuses = (rest: Partial<DecisionCase>): void => {
  const { decision, isAuthorized } = decide(asked(rest))
  expect([decision.verdict, isAuthorized]).toEqual(['denied', false])
}

const STRANGE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  ' ',
  '\u0000',
  '💥',
  '..',
  '%00',
]

const LONG = 2048
const long = 'a'.repeat(LONG)
const patterns: readonly (readonly [string, string])[] = [
  ['stars between all characters', `${'*a'.repeat(LONG / 2 - 1)}*b`],
  ['stars and question marks', `${'*?'.repeat(LONG / 2 - 1)}*b`],
  ['one star and a long text', `*${'a'.repeat(LONG - 2)}b`],
  ['one star, a question mark and a long text', `*?${'a'.repeat(LONG - 3)}b`],
  ['a long text between stars', `*${'a'.repeat(LONG - 3)}b*`],
  ['nothing but question marks', '?'.repeat(LONG + 1)],
  ['a text that repeats', `*${'ab'.repeat(LONG / 4)}*${'ba'.repeat(LONG / 4 - 1)}*c`],
]

test.each(patterns)('a long pattern, %s, against a long value', (_, pattern) => {
  expect(wildcardMatcher(pattern)(long)).toBe(false)
  expect(globMatcher(wildcards(pattern))(long)).toBe(false)
  expect(timeOf(() => wildcardMatcher(pattern)(long))).toBeLessThan(BLOWN_UP)
  expect(timeOf(() => wildcardMatcher(`${pattern}😀`)(`${long}😀`))).toBeLessThan(BLOWN_UP)
})

test.each(patterns)('a request whose action, resource, key and tag meet the pattern, %s', (_, pattern) => {
  const hostile = asked({
    identity: [
      allow(`s3:${pattern}`),
      allow('s3:*', { Resource: `${BUCKET}/${pattern}` }),
      allow('s3:*', { Condition: { StringLike: { 'example:key': pattern, 'aws:PrincipalTag/x': pattern } } }),
      allow('s3:*', { Condition: { ArnLike: { 'example:arn': `arn:aws:s3:::${pattern}` } } }),
    ],
    action: `s3:${long}`,
    resource: `${BUCKET}/${long}`,
    principalTags: { x: long },
    context: { 'example:key': long, 'example:arn': `arn:aws:s3:::${long}` },
  })
  refuses(hostile)
  expect(timeOf(() => decide(hostile))).toBeLessThan(BLOWN_UP)
})

test.each(STRANGE)('`%s` is a name like any other', (name) => {
  const everything = allow('*')
  refuses({ identity: [allow('s3:*')], action: name })
  refuses({ identity: [allow('s3:*', { Resource: `${BUCKET}/*` })], resource: name })
  refuses({ identity: [allow(`s3:${name}`)] })
  refuses({ identity: [allow('s3:*', { Resource: `arn:aws:s3:::${name}` })] })
  refuses({ bucketPolicy: [grant({ AWS: name }, 's3:*', { Resource: `${BUCKET}/*` })] })
  refuses({ bucketPolicy: [grant({ Service: name }, 's3:*', { Resource: `${BUCKET}/*` })] })
  refuses({ identity: [allow('*', { Condition: { StringEquals: { [`x:${name}`]: 'x' } } })] })
  refuses({
    identity: [allow('*', { Condition: { StringEquals: { [`aws:PrincipalTag/${name}`]: 'x' } } })],
    principalTags: { other: 'x' },
  })
  refuses({ identity: [allow('*', { Resource: `${BUCKET}/\${${name}}` })], resource: `${BUCKET}/` })
  refuses({ identity: [allow('*', { Condition: { StringEquals: { 'x:y': `\${${name}}` } } })], context: { 'x:y': '' } })
  expect(decide(asked({ identity: [everything], action: `s3:${name}` })).decision.verdict).toBe('allowed')
})

test('keys of strange names are found where they are, and only there', () => {
  const tags = Object.fromEntries(['__proto__', 'constructor', 'toString'].map((name) => [name, 'x']))
  const Condition = {
    StringEquals: Object.fromEntries(Object.keys(tags).map((name) => [`aws:PrincipalTag/${name}`, 'x'])),
  }
  const given = asked({ identity: [allow('s3:*', { Condition })], principalTags: tags })
  expect(decide(given).decision.verdict).toBe('allowed')
  refuses({ ...given, principalTags: {} })
  expect(contextOf({}).get('__proto__')).toBeUndefined()
  expect(contextOf({}).get('constructor')).toBeUndefined()
})

test('a policy of 5 MB is refused at once', () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: Array.from({ length: 70_000 }, () => allow('s3:GetObject', { Resource: `${BUCKET}/*` })),
  })
  expect(document.length).toBeGreaterThan(5_000_000)
  expect(parsePolicy(document)).toMatchObject({ problems: [{ type: 'invalid-json' }] })
  expect(timeOf(() => parsePolicy(document))).toBeLessThan(BLOWN_UP)
})

test('a policy of 131,072 characters is read, one of a character more is not', () => {
  const longest = JSON.stringify({ Version: '2012-10-17', Statement: [allow('s3:GetObject')] }).padEnd(131_072)
  expect(parsePolicy(longest)).toHaveProperty('policy')
  expect(parsePolicy(`${longest} `)).toMatchObject({ problems: [{ type: 'invalid-json' }] })
})

test.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
  ['statements', '{"Statement":[', ']}'],
])('%s 10,000 deep are refused at once', (_, open, close) => {
  const document = `${open.repeat(10_000)}1${close.repeat(10_000)}`
  expect(parsePolicy(document)).toMatchObject({ problems: [{ type: 'invalid-json' }] })
  expect(timeOf(() => parsePolicy(document))).toBeLessThan(BLOWN_UP)
})

test.each([
  ['nothing but spaces', ' '.repeat(130_000)],
  ['a string without an end', `"${'\\"'.repeat(60_000)}`],
  ['backslashes', `"${'\\'.repeat(130_000)}"`],
  ['one key, again and again', `{${'"a":1,'.repeat(15_000)}"a":1}`],
  ['an operator, again and again', `{"Statement":{"Condition":{${'"X":{},'.repeat(15_000)}"X":{}}}}`],
])('%s: refused in good time', (_, document) => {
  expect(parsePolicy(document)).toHaveProperty('problems')
  expect(timeOf(() => parsePolicy(document))).toBeLessThan(250)
})

test('the largest key policy, made of nothing but hostile patterns, is read in good time', () => {
  const statements = Array.from({ length: 200 }, (_, i) =>
    grant(`arn:aws:iam::111122223333:user/user${i}`, [`kms:${'*a'.repeat(30)}*b`, 'kms:De*']),
  )
  const hostile = asked({ action: `kms:${long}`, keyPolicy: [DELEGATION, ...statements] })
  refuses(hostile)
  expect(timeOf(() => decide(hostile))).toBeLessThan(BLOWN_UP)
})

test('a thousand condition keys and values', () => {
  const many = Array.from({ length: 1000 }, (_, i) => `value${i}`)
  const Condition = {
    'ForAllValues:StringLike': { 'x:list': many.map((value) => `*${value}*x`) },
    StringEquals: Object.fromEntries(many.map((value) => [`x:${value}`, many])),
  }
  const hostile = asked({
    identity: [allow('s3:*', { Condition: { ...Condition, StringEquals: { 'x:value0': many } } })],
    context: { 'x:list': many },
  })
  refuses(hostile)
  expect(timeOf(() => decide(hostile))).toBeLessThan(BLOWN_UP)
})

test('a document that cannot be read stops the decision, whichever policy it is', () => {
  const broken = { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: '*', Resource: '*' }] }
  for (const place of ['identity', 'managed', 'group', 'boundary', 'bucketPolicy'] as const)
    expect(() => decide(asked({ identity: [allow('*')], [place]: broken }))).toThrow('cannot be read')
  for (const place of ['session', 'sessionManaged'] as const)
    expect(() => decide(asked({ caller: 'R/s', identity: [allow('*')], [place]: broken }))).toThrow('cannot be read')
  for (const place of ['scps', 'rcps'] as const)
    expect(() => decide(asked({ identity: [allow('*')], organization: { [place]: { root: [broken] } } }))).toThrow(
      'cannot be read',
    )
})

test('what has been decided before does not change what is decided now', () => {
  const first = decide(asked({ identity: [allow('s3:*')] }))
  for (let i = 0; i < 3000; i++) decide(asked({ identity: [allow('s3:*', { Resource: `${OBJECT}${i}` })] }))
  const again = decide(asked({ identity: [allow('s3:*')] }))
  expect(again.decision).toEqual(first.decision)
  expect(again.decision.considered[0]?.source.attachedTo).toBe(ALICE)
})
