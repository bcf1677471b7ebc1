import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { protectedPicture } from '../../scenarios/protectedPicture.ts'
import { sendRequest, startRun, type Run } from '../../scenarios/runner.ts'
import type { Input, Request } from '../../scenarios/scenario.ts'
import { sunset } from '../../scenarios/sunset.ts'
import type { CallView, Decision, ErrorData, TraceEntry } from '../../sim/index.ts'
import { ofDecisions, ofRefusals, unsettledIn, unsettledRefusal } from './unsettled.ts'

const beats = protectedPicture.chapters.flatMap((chapter): readonly Request[] => chapter.beats)

const rulesIn = (trace: readonly TraceEntry[]): readonly string[] => [
  ...new Set(
    trace
      .flatMap(({ call, step }) =>
        step.type === 'access-decided'
          ? unsettledIn(step.decision, call)
          : step.type === 'request-failed'
            ? unsettledRefusal(
                step.error,
                call,
                trace.some((other) => other.call.id === call.id && other.step.type === 'access-decided'),
              )
            : [],
      )
      .map(({ rule }) => rule),
  ),
]

async function after(requests: readonly Request[]): Promise<{ readonly run: Run; readonly rules: readonly string[] }> {
  let run = await startRun(protectedPicture, sunset)
  let rules: readonly string[] = []
  for (const request of requests) {
    const sent = await sendRequest(run, request, sunset)
    run = sent.run
    rules = rulesIn(sent.outcome.trace)
  }
  return { run, rules }
}

const asDana = (operation: string, input: Input): Request => ({ as: 'dana', operation, input })
const statement = (effect: string, action: Input, more: Readonly<Record<string, Input>> = {}): Input => ({
  Effect: effect,
  Action: action,
  Resource: '*',
  ...more,
})
const json = (...statements: readonly Input[]): Input => ({ json: { Version: '2012-10-17', Statement: statements } })
const forBob = (...statements: readonly Input[]): Request =>
  asDana('iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'BobReadsGallery', PolicyDocument: json(...statements) })
const onBucket = (Bucket: string, ...statements: readonly Input[]): Request =>
  asDana('s3:PutBucketPolicy', { Bucket, Policy: json(...statements) })
const onObjects = { Resource: 'arn:aws:s3:::gallery/*', Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' } }
const get: Request = { as: 'bob', operation: 's3:GetObject', input: { Bucket: 'gallery', Key: { file: 'name' } } }
const keyId: Input = { from: 'create-key', member: 'KeyMetadata.Arn' }

test.each<readonly [rule: string, requests: readonly Request[]]>([
  [
    'Several policies deny at once',
    [forBob(statement('Deny', 's3:GetObject')), onBucket('gallery', statement('Deny', 's3:GetObject', onObjects)), get],
  ],
  [
    'Which denial is named when several deny',
    [
      asDana('iam:CreatePolicy', {
        PolicyName: 'OnlyLists',
        PolicyDocument: json(statement('Allow', 's3:ListBucket')),
      }),
      asDana('iam:PutUserPermissionsBoundary', {
        UserName: 'bob',
        PermissionsBoundary: 'arn:aws:iam::111122223333:policy/OnlyLists',
      }),
      { as: 'bob', operation: 's3:DeleteObject', input: { Bucket: 'gallery', Key: 'a' } },
    ],
  ],
  [
    'Call that S3 forwards to KMS',
    [
      forBob(
        statement('Allow', 's3:GetObject'),
        statement('Allow', 'kms:Decrypt', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      ),
      get,
    ],
  ],
  [
    'Service principals',
    [
      onBucket(
        'gallery-logs',
        statement('Allow', ['s3:GetBucketAcl', 's3:PutObject'], {
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Resource: ['arn:aws:s3:::gallery-logs', 'arn:aws:s3:::gallery-logs/*'],
          Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
        }),
      ),
      asDana('cloudtrail:CreateTrail', { Name: 'another-trail', S3BucketName: 'gallery-logs' }),
    ],
  ],
  [
    'Multi-valued key without a set operator',
    [
      forBob(statement('Allow', 'kms:Encrypt', { Condition: { StringEquals: { 'kms:EncryptionContextKeys': 'a' } } })),
      {
        as: 'bob',
        operation: 'kms:Encrypt',
        input: { KeyId: keyId, Plaintext: { file: 'body' }, EncryptionContext: { a: '1', b: '2' } },
      },
    ],
  ],
  [
    '`ForAnyValue:…IfExists` with a missing key',
    [
      forBob(
        statement('Allow', 's3:GetObject', {
          Condition: { 'ForAnyValue:StringEqualsIfExists': { 'aws:TagKeys': 'team' } },
        }),
      ),
      get,
    ],
  ],
  [
    'Key unknown in the own account, caller without permission',
    [{ as: 'bob', operation: 'kms:DescribeKey', input: { KeyId: '12345678-1234-1234-1234-123456789012' } }],
  ],
  [
    'Anonymous PUT into an SSE-KMS bucket',
    [
      onBucket('gallery', statement('Allow', 's3:PutObject', { ...onObjects, Principal: '*' })),
      { as: 'anyone', operation: 's3:PutObject', input: { Bucket: 'gallery', Key: 'a', Body: { file: 'body' } } },
    ],
  ],
])('%s: the inspector says that AWS is silent', async (rule, requests) => {
  const { rules } = await after([...beats, ...requests])
  expect(rules).toEqual([rule])
})

const call = { id: '1', depth: 0, operation: 'kms:Decrypt', place: 'kms', caller: { type: 'Anonymous' } } as const
const error = (code: string, message: string): ErrorData => ({ code, message, status: 400 })

test('a grant is enough in the own account, and unsettled across accounts', () => {
  const granted: Decision = {
    verdict: 'allowed',
    because: { type: 'grant', grantId: 'g' },
    action: 'kms:Decrypt',
    resource: '*',
    relation: 'same-account',
    considered: [],
  }
  expect(unsettledIn(granted, call)).toEqual([])
  expect(unsettledIn({ ...granted, relation: 'strangers' }, call).map(({ rule }) => rule)).toEqual([
    'A grant for a grantee of another account',
  ])
})

test.each<readonly [rule: string, error: ErrorData]>([
  ['Expired tokens', error('ExpiredTokenException', 'The security token included in the request is expired')],
  [
    'GET after the key was deleted',
    error(
      'AccessDeniedException',
      'The ciphertext refers to a key … because the resource does not exist in this Region, …',
    ),
  ],
])('%s: a refusal that was not decided by a policy says so', (rule, refusal) => {
  expect(unsettledRefusal(refusal, call satisfies CallView, false).map((note) => note.rule)).toEqual([rule])
})

test('a denial by policy in the same words is no case of a deleted key', () => {
  const refusal = error('AccessDeniedException', 'because the resource does not exist in this Region, …')
  expect(unsettledRefusal(refusal, call, true)).toEqual([])
})

test('nothing that the lesson tells is unsettled', async () => {
  let run = await startRun(protectedPicture, sunset)
  const rules: string[] = []
  for (const beat of beats) {
    const sent = await sendRequest(run, beat, sunset)
    run = sent.run
    rules.push(...rulesIn(sent.outcome.trace))
  }
  expect(rules).toEqual([])
})

/** Rule and grade of each row under a heading of docs/fidelity.md. */
function rowsUnder(heading: string): readonly { readonly rule: string; readonly grade: string }[] {
  const section = readFileSync('docs/fidelity.md', 'utf8').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(' | '))
    .map((cells) => ({ rule: cells[0]?.slice(2) ?? '', grade: cells.at(-1)?.replace(' |', '') ?? '' }))
}

test('every rule of a decision that docs/fidelity.md calls undocumented or disputed has its note, and no other', () => {
  const rows = ['Who may do what', 'Policies of every type'].flatMap(rowsUnder)
  const noted = new Set([...ofDecisions, ...ofRefusals].map(({ rule }) => rule))
  // No decision and no refusal hangs on it.
  const elsewhere = new Set(['Caller’s own `aws:s3:arn` in the encryption context'])
  const open = rows.filter(({ grade, rule }) => /^(undocumented|disputed)/.test(grade) && !elsewhere.has(rule))
  expect(open.map(({ rule }) => rule).filter((rule) => !noted.has(rule))).toEqual([])
  const settled = new Set(
    rows.filter(({ grade }) => !/undocumented|disputed|inferred/.test(grade)).map(({ rule }) => rule),
  )
  expect([...noted].filter((rule) => settled.has(rule) || !rows.some((row) => row.rule === rule))).toEqual([])
})
