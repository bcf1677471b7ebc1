import { expect, test } from 'vitest'
import { decide } from './cases/decide.ts'
import {
  ALICE,
  allow,
  BUCKET,
  DELEGATION,
  deny,
  grant,
  KEY,
  OBJECT,
  refuse,
  type DecisionCase,
} from './cases/decisionCase.ts'

const asked = (rest: Partial<DecisionCase>): DecisionCase => ({
  name: '',
  source: '',
  caller: 'alice',
  action: 's3:GetObject',
  expected: 'allowed',
  ...rest,
})
const gates = (rest: Partial<DecisionCase>): readonly string[] =>
  decide(asked(rest)).decision.considered.map(({ source, verdict }) => `${source.name}: ${verdict}`)

const objects = { Resource: `${BUCKET}/*` }

test('S3 shows the identity policies first, then the bucket policy', () => {
  expect(gates({ identity: [deny('iam:*')], bucketPolicy: [grant(ALICE, 's3:GetObject', objects)] })).toEqual([
    'inline0: silent',
    'bucket policy: allows',
  ])
})

test('S3 does not ask the bucket policy when an identity policy allows', () => {
  expect(gates({ identity: [allow('s3:*')], bucketPolicy: [grant(ALICE, 's3:GetObject', objects)] })).toEqual([
    'inline0: allows',
    'bucket policy: not-evaluated',
  ])
})

test('a bucket policy that was not asked still denies', () => {
  expect(gates({ identity: [allow('s3:*')], bucketPolicy: [refuse('*', 's3:*')] })).toEqual([
    'inline0: allows',
    'bucket policy: denies',
  ])
})

test('a Deny at the first gate leaves the next one unasked', () => {
  expect(gates({ identity: [deny('s3:*')], bucketPolicy: [grant('*', 's3:*')] })).toEqual([
    'inline0: denies',
    'bucket policy: not-evaluated',
  ])
})

test('every policy that denies says so, whichever is named', () => {
  expect(gates({ identity: [deny('s3:*')], bucketPolicy: [refuse('*', 's3:*')] })).toEqual([
    'inline0: denies',
    'bucket policy: denies',
  ])
})

test('KMS shows the key policy first, then the identity policies', () => {
  expect(gates({ action: 'kms:Decrypt', identity: [allow('kms:*')], keyPolicy: [DELEGATION] })).toEqual([
    'key policy: delegates',
    'inline0: allows',
  ])
})

test('KMS does not ask IAM when the key policy does not delegate', () => {
  expect(gates({ action: 'kms:Decrypt', identity: [allow('kms:*')], keyPolicy: [grant('*', 'kms:Encrypt')] })).toEqual([
    'key policy: silent',
    'inline0: not-evaluated',
  ])
})

test('KMS does not ask IAM when the key policy allows', () => {
  expect(gates({ action: 'kms:Decrypt', identity: [allow('kms:*')], keyPolicy: [grant(ALICE, 'kms:*')] })).toEqual([
    'key policy: allows',
    'inline0: not-evaluated',
  ])
})

test('a user without policies and a bucket without one are gates that say nothing', () => {
  expect(gates({ bucketPolicy: null })).toEqual(['IAM policies of alice: silent', 'bucket policy: silent'])
})

test('the root user has no identity policies, and the bucket policy can only deny', () => {
  expect(gates({ caller: 'root', bucketPolicy: null })).toEqual(['bucket policy: not-evaluated'])
})

test('nobody is asked who says who one is', () => {
  expect(gates({ action: 'sts:GetCallerIdentity', resource: '*', identity: [allow('s3:*')] })).toEqual([
    'inline0: not-evaluated',
  ])
})

test('another account’s user passes both gates', () => {
  expect(gates({ caller: 'eve', identity: [allow('s3:*')], bucketPolicy: [grant('444455556666', 's3:*')] })).toEqual([
    'inline0: allows',
    'bucket policy: delegates',
  ])
})

test('a statement says of each element what it wants, what the request has, and why it does not fit', () => {
  const { decision } = decide(
    asked({
      identity: [
        {
          Sid: 'Photos',
          Effect: 'Allow',
          Action: ['s3:Get*', 's3:List*'],
          Resource: 'arn:aws:s3:::photos/*',
          Condition: { StringEquals: { 's3:prefix': ['a', 'b'] }, Bool: { 'aws:SecureTransport': 'true' } },
        },
      ],
      bucketPolicy: null,
    }),
  )
  expect(decision.considered[0]?.statements).toEqual([
    {
      index: 0,
      sid: 'Photos',
      effect: 'Allow',
      applies: false,
      elements: [
        { element: 'Action', patterns: ['s3:Get*', 's3:List*'], values: ['s3:GetObject'], matched: true },
        {
          element: 'Resource',
          patterns: ['arn:aws:s3:::photos/*'],
          values: [OBJECT],
          matched: false,
          reason: 'other-resource',
        },
        {
          element: 'Condition',
          operator: 'StringEquals',
          key: 's3:prefix',
          patterns: ['a', 'b'],
          values: [],
          matched: false,
          reason: 'key-missing',
        },
        {
          element: 'Condition',
          operator: 'Bool',
          key: 'aws:SecureTransport',
          patterns: ['true'],
          values: ['true'],
          matched: true,
        },
      ],
    },
  ])
})

test('the account statement of a key policy says that it names the account', () => {
  const { decision } = decide(asked({ action: 'kms:Decrypt', keyPolicy: [DELEGATION] }))
  expect(decision.considered[0]?.statements[0]).toMatchObject({
    applies: true,
    elements: [
      {
        element: 'Principal',
        patterns: ['arn:aws:iam::111122223333:root'],
        values: [ALICE, 'arn:aws:iam::111122223333:root'],
        matched: true,
        reason: 'names-the-account',
      },
      { element: 'Action', matched: true },
      { element: 'Resource', values: [KEY], matched: true },
    ],
  })
})

test('a decision points at the statement that allows', () => {
  const { decision } = decide(asked({ identity: [allow('iam:*'), allow('s3:*')], bucketPolicy: null }))
  expect(decision.because).toEqual({ type: 'allow', policy: `identity:${ALICE}/inline0`, statement: 1 })
})

test('a policy of 32 KB is read in good time', () => {
  const statements = Array.from({ length: 200 }, (_, i) =>
    grant(`arn:aws:iam::111122223333:user/user${i}`, ['kms:*a*a*a*a*b', 'kms:De*']),
  )
  expect(decide(asked({ action: `kms:${'a'.repeat(2000)}`, keyPolicy: statements })).decision.verdict).toBe('denied')
})

test('condition keys of strange names are condition keys like any other', () => {
  const Condition = {
    StringEquals: JSON.parse('{"__proto__": "x", "constructor": "y", "aws:__proto__": "z"}') as object,
  } // an object with these own keys
  expect(decide(asked({ identity: [allow('*', { Condition })], bucketPolicy: null })).decision.verdict).toBe('denied')
})

test('a stored document that cannot be read is never an allow', () => {
  expect(() =>
    decide(
      asked({
        identity: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Unknown: { a: 'b' } } }],
        },
      }),
    ),
  ).toThrow('unknown-operator')
})
