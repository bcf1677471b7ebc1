import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policyFindings, type FindingType } from './policyFindings.ts'
import type { PolicyKind } from './validatePolicy.ts'

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::gallery/*' }
const written = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const typesIn = (document: string, kind: PolicyKind = 'identity'): readonly FindingType[] =>
  policyFindings(document, kind).map(({ type }) => type)

const trust = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }
const shared = { ...statement, Principal: { AWS: '111122223333' } }

test.each<readonly [what: string, document: string, kind: PolicyKind]>([
  ['a narrow identity policy', written(statement), 'identity'],
  [
    'list and read, each with its resource',
    written({
      ...statement,
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['arn:aws:s3:::g', 'arn:aws:s3:::g/*'],
    }),
    'identity',
  ],
  ['a key policy for the account', written({ ...shared, Action: 'kms:*', Resource: '*' }), 'key'],
  ['a trust policy for the account', written(trust), 'trust'],
  ['FullAWSAccess', written({ Effect: 'Allow', Action: '*', Resource: '*' }), 'service-control'],
  ['a bucket policy for one account', written(shared), 'bucket'],
  [
    'CloudTrail with its source',
    written({
      ...shared,
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:111122223333:trail/t' } },
    }),
    'bucket',
  ],
])('finds nothing in %s', (_what, document, kind) => {
  expect(policyFindings(document, kind)).toEqual([])
})

const conditional = (Condition: object, more: object = {}): string => written({ ...statement, ...more, Condition })
const Resource = '*'

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html, unless it says otherwise
const found: readonly (readonly [type: FindingType, document: string, kind?: PolicyKind])[] = [
  ['allows-everything', written({ ...statement, Action: '*', Resource })],
  ['denies-everything', written({ Effect: 'Deny', Action: '*', Resource })],
  ['denies-everything', written({ Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource }), 'key'],
  ['allows-all-but-actions', written({ Effect: 'Allow', NotAction: 'iam:*', Resource })],
  ['allows-all-but-resources', written({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::a/*' })],
  ['allows-all-but-principals', written({ ...statement, NotPrincipal: { AWS: '111122223333' } }), 'bucket'],
  ['pass-any-role', written({ Effect: 'Allow', Action: 'iam:PassRole', Resource })],
  ['anyone', written({ ...trust, Principal: { AWS: '*' } }), 'trust'],
  ['anyone', written({ ...shared, Principal: '*' }), 'bucket'],
  ['anyone', written({ ...shared, Principal: '*', Action: 'kms:Decrypt', Resource }), 'key'],
  ['service-without-source', written({ ...shared, Principal: { Service: 'cloudtrail.amazonaws.com' } }), 'bucket'],
  ['whole-service', written({ ...statement, Action: 's3:*' })],
  ['redundant-action', written({ ...statement, Action: ['s3:GetObject', 's3:GetObject*'] })],
  ['redundant-resource', written({ ...statement, Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::a/b/*'] })],
  ['unknown-action', written({ Effect: 'Allow', Action: 'kms:Decryptt', Resource })],
  ['unknown-action', written({ Effect: 'Deny', Action: 's3:ListObjectsV2', Resource })],
  ['unknown-action', written({ Effect: 'Allow', Action: 's3:Fetch*', Resource })],
  ['action-without-resource', written({ ...statement, Action: ['s3:ListBucket', 's3:GetObject'] })],
  ['action-without-resource', written({ ...statement, Resource: 'arn:aws:s3:::gallery' })],
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
  [
    'action-without-resource',
    written({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:us-east-1:111122223333:alias/a' }),
  ],
  [
    'action-without-resource',
    written({ Effect: 'Allow', Action: 'kms:CreateKey', Resource: 'arn:aws:kms:us-east-1:111122223333:key/*' }),
  ],
  ['action-without-resource', written({ ...statement, Resource: 'arn:aws:s3::111122223333:gallery/*' })],
  ['resource-without-action', written({ ...statement, Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::a'] })],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
  ['principal-with-wildcard', written({ ...shared, Principal: { AWS: 'arn:aws:iam::111122223333:user/*' } }), 'bucket'],
  ['unknown-condition-key', conditional({ StringEquals: { 'aws:SourceIpAddress': '203.0.113.9' } })],
  ['condition-key-of-other-service', conditional({ StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } })],
  ['condition-key-of-other-action', conditional({ StringLike: { 's3:prefix': 'home/*' } })],
  ['operator-does-not-fit', conditional({ StringLike: { 'aws:SourceIp': '203.0.113.9' } })],
  ['wildcard-in-equals', conditional({ StringEquals: { 'aws:PrincipalTag/team': 'blue*' } })],
  ['all-values-of-none', conditional({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } })],
  ['set-operator-on-one-value', conditional({ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } })],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
  ['denies-only-with-key', conditional({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, { Effect: 'Deny' })],
]

test.each(found.map(([type, document, kind = 'identity']) => [type, document, kind] as const))(
  'finds %s in %s',
  (type, document, kind) => {
    expect(typesIn(document, kind)).toEqual([type])
  },
)

test('finds the old language, and what it does not have', () => {
  expect(typesIn(JSON.stringify({ Statement: statement }))).toEqual(['old-version'])
  const home = { ...statement, Resource: 'arn:aws:s3:::a/${aws:username}' }
  expect(typesIn(JSON.stringify({ Version: '2008-10-17', Statement: home }))).toEqual([
    'old-version',
    'variable-in-old-version',
  ])
})

test('says where a repeated key is, and that AWS refuses it', () => {
  const document =
    '{\n  "Version": "2012-10-17",\n  "Statement": {"Effect": "Allow", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}\n}'
  expect(policyFindings(document, 'identity')).toEqual([
    {
      severity: 'error',
      type: 'duplicate-key',
      at: { start: document.lastIndexOf('"Effect"'), end: document.lastIndexOf('"Effect"') + 8 },
      line: 3,
      column: 36,
      subject: 'Effect',
      message: 'Effect is there twice. AWS refuses that; other readers would silently take the last one.',
    },
  ])
})

test('marks one value of a list', () => {
  const document = written({ ...statement, Action: ['s3:GetObject', 's3:GetObjekt'] })
  const start = document.indexOf('"s3:GetObjekt"')
  expect(policyFindings(document, 'identity')).toMatchObject([
    { severity: 'warning', at: { start, end: start + 14 }, line: 1, column: start + 1, subject: 's3:GetObjekt' },
  ])
})

test('lists errors and warnings in the order of the document', () => {
  const document = written({ ...statement, Sid: 'a' }, { ...statement, Sid: 'a', Action: 's3:*' })
  expect(policyFindings(document, 'identity').map(({ severity, type }) => [severity, type])).toEqual([
    ['error', 'duplicate-sid'],
    ['suggestion', 'whole-service'],
  ])
})

test('needs little time, and no luck, for any text', () => {
  const kinds = fc.constantFrom<PolicyKind>('identity', 'key', 'bucket', 'trust', 'service-control', 'resource-control')
  const word = fc.constantFrom(
    's3:*',
    '*',
    's3:GetObject',
    'kms:De*',
    'arn:aws:s3:::a/*',
    '__proto__',
    '${aws:username}',
  )
  const some = fc.oneof(word, fc.array(word, { maxLength: 3 }))
  const parts = {
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: some,
    Resource: some,
    Principal: some,
    Condition: fc.dictionary(word, fc.dictionary(word, some)),
  }
  const document = fc.record({ Version: word, Statement: fc.record(parts, { requiredKeys: [] }) }, { requiredKeys: [] })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        document.map((value) => JSON.stringify(value)),
      ),
      kinds,
      (text, kind) => {
        for (const { at, line, column, message } of policyFindings(text, kind)) {
          expect(at.start).toBeLessThanOrEqual(at.end)
          expect(Math.min(line, column)).toBeGreaterThan(0)
          expect(message).toMatch(/\.$/)
        }
      },
    ),
  )
  const many = Array.from({ length: 5000 }, (_, i) => `arn:aws:s3:::gallery-${i}`)
  const start = performance.now()
  policyFindings(written({ ...statement, Action: ['s3:GetObject', 'kms:Decrypt'], Resource: many }), 'identity')
  expect(performance.now() - start).toBeLessThan(5000)
})
