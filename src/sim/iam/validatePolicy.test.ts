import { expect, test } from 'vitest'
import { identityPolicyProblem } from './identityPolicyProblem.ts'
import { validatePolicy } from './validatePolicy.ts'

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const written = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const withResource = (Resource: unknown): string => written({ ...statement, Resource })
const withAction = (Action: unknown): string => written({ ...statement, Action })
const withCondition = (Condition: unknown): string => written({ ...statement, Condition })

const SYNTAX = 'Syntax errors in policy.'
const LEGACY = 'The policy failed legacy parsing'

// IAM's texts: https://github.com/getmoto/moto moto/iam/policy_validation.py unless a thread is named.
const refused: readonly (readonly [what: string, document: string, message: string])[] = [
  ['text that is no JSON (aws/aws-cli#3501)', './policy.json', SYNTAX],
  ['a document that is no object (99designs/iamy#74)', 'null', SYNTAX],
  ['a list of documents', `[${written(statement)}]`, SYNTAX],
  ['a document of ten thousand levels', '{"Statement":'.repeat(10_000), SYNTAX],
  ['no Statement', '{"Version":"2012-10-17"}', SYNTAX],
  ['an empty Statement', '{"Version":"2012-10-17","Statement":[]}', SYNTAX],
  ['an unknown version', '{"Version":"2026-01-01","Statement":[]}', SYNTAX],
  ['an unknown element of the policy', '{"Version":"2012-10-17","Statement":[],"Comment":"x"}', SYNTAX],
  ['an unknown element of a statement', written({ ...statement, Actions: 's3:*' }), SYNTAX],
  [
    'an element called __proto__',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","__proto__":{}}]}',
    SYNTAX,
  ],
  [
    'a repeated element',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}]}',
    SYNTAX,
  ],
  ['no Effect', written({ Action: '*', Resource: '*' }), SYNTAX],
  ['an unknown Effect', written({ ...statement, Effect: 'Maybe' }), SYNTAX],
  ['an Effect in small letters', written({ ...statement, Effect: 'allow' }), LEGACY],
  ['Action and NotAction', written({ ...statement, NotAction: 's3:*' }), SYNTAX],
  ['Resource and NotResource', written({ ...statement, NotResource: '*' }), SYNTAX],
  ['an Action that is a number', withAction(1), SYNTAX],
  ['an unknown condition operator', withCondition({ StringMatches: { 'aws:username': 'x' } }), SYNTAX],
  ['an operator in small letters', withCondition({ stringequals: { 'aws:username': 'x' } }), SYNTAX],
  ['an operator called constructor', withCondition({ constructor: { 'aws:username': 'x' } }), SYNTAX],
  ['NullIfExists', withCondition({ NullIfExists: { 'aws:username': 'true' } }), SYNTAX],
  ['a condition that is a list', withCondition([]), SYNTAX],
  ['a condition value that is an object', withCondition({ StringEquals: { 'aws:username': {} } }), SYNTAX],
  ['a date that is none', withCondition({ DateLessThan: { 'aws:CurrentTime': 'tomorrow' } }), LEGACY],
  [
    'a Principal (hashicorp/terraform#13449)',
    written({ ...statement, Principal: '*' }),
    'Policy document should not specify a principal.',
  ],
  ['no Action', written({ Effect: 'Allow', Resource: '*' }), 'Policy statement must contain actions.'],
  ['an empty list of actions (aws/aws-cdk#9633)', withAction([]), 'Policy statement must contain actions.'],
  ['no Resource', written({ Effect: 'Allow', Action: '*' }), 'Policy statement must contain resources.'],
  ['an empty list of resources', withResource([]), 'Policy statement must contain resources.'],
  [
    'a Sid with a hyphen (Wolox/carthage_cache#22)',
    written({ ...statement, Sid: 'a-b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  [
    'a repeated Sid',
    written({ ...statement, Sid: 'a' }, { ...statement, Sid: 'a' }),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [
    'an action without a service',
    withAction('GetObject'),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  ['an action with two colons', withAction('s3:Get:Object'), 'Actions/Condition can contain only one colon.'],
  ['an action of a service that cannot be', withAction('a a:b'), 'Vendor a a is not valid'],
  ['a wildcard for the service', withAction('s*:GetObject'), 'Vendor s* is not valid'],
  [
    'a resource that is no ARN (ministryofjustice/modernisation-platform-environments#590)',
    withResource('bucket/*'),
    'Resource bucket/* must be in ARN format or "*".',
  ],
  ['another partition', withResource('arn:b:s3:::x'), 'Partition "b" is not valid for resource "arn:b:s3:::x".'],
  // What follows was recorded: LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, TestPolicyDocumentValidity
  [
    'a partition that stands in for a missing part',
    withResource('a:bsdfdsafsad'),
    'Partition "bsdfdsafsad" is not valid for resource "arn:bsdfdsafsad:*:*:*:*".',
  ],
  [
    'a resource that begins with its partition',
    withResource('aws:s3:::example_bucket'),
    'Partition "s3" is not valid for resource "arn:s3:::example_bucket:*".',
  ],
  [
    'a resource that IAM does not have',
    withResource('arn:aws:iam:::example_bucket'),
    'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  [
    'a resource before an action',
    written({ Effect: 'Allow', Action: 's:3:ListBucket', Resource: 'sdfsadf' }),
    'Resource sdfsadf must be in ARN format or "*".',
  ],
  ['an old ARN before a missing action', written({ Effect: 'Allow', Resource: 'arn:aws:s3::example_bucket' }), LEGACY],
  ['seconds beyond the last', withCondition({ DateLessThan: { a: '9223372036854775808' } }), LEGACY],
  [
    'a wildcard for the service of a resource',
    withResource('arn:aws:*::'),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  ['an ARN that is too short', withResource('arn:aws:kms::x'), LEGACY],
  [
    'a Region in an S3 ARN',
    withResource('arn:aws:s3:us-east-1::b'),
    'Resource arn:aws:s3:us-east-1::b can not contain region information.',
  ],
  [
    'a Region in an IAM ARN',
    withResource('arn:aws:iam:us-east-1:111122223333:user/x'),
    'IAM resource arn:aws:iam:us-east-1:111122223333:user/x cannot contain region information.',
  ],
]

test.each(refused)('IAM refuses %s', (_, document, message) => {
  expect(identityPolicyProblem(document)).toBe(message)
})

test.each([
  ['a single statement without a list', JSON.stringify({ Statement: statement })],
  ['the old version', JSON.stringify({ Version: '2008-10-17', Statement: [statement] })],
  ['an empty Sid', written({ ...statement, Sid: '' }, { ...statement, Sid: '' })],
  ['an action that does not exist', withAction('s3:FlyToTheMoon')],
  // These too were recorded.
  ['an Id', JSON.stringify({ Version: '2012-10-17', Id: 'sdfsdfsdf', Statement: statement })],
  ['an unknown operator that asks nothing', withCondition({ a: {} })],
  ['an empty list of values', withCondition({ DateGreaterThan: { a: [] } })],
  ['a key without a service', withCondition({ StringEqualsIfExists: { a: 'asf' } })],
  ...[
    '01T',
    '2019-07-01T13:20:15Z',
    '2016-12-13T21:20:37.593194+00:00',
    '2016-12-13t2:00:00.593194+23',
    '-292275054',
  ].map((date): [string, string] => [`the date ${date}`, withCondition({ DateLessThanEquals: { a: date } })]),
  ['access points', withResource(['arn:aws:s3:us-west-2:123456789012:accesspoint/my-access-point'])],
  [
    'numbers and booleans in conditions',
    withCondition({ NumericEquals: { 's3:max-keys': 10 }, Bool: { 'aws:SecureTransport': true } }),
  ],
  [
    'every set operator',
    withCondition({
      'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a*'] },
      'ForAllValues:ArnEquals': { 'aws:SourceArn': '*' },
    }),
  ],
  ['a variable where true or false stands', withCondition({ Bool: { 'aws:SecureTransport': '${example:secure}' } })],
])('IAM accepts %s', (_, document) => {
  expect(identityPolicyProblem(document)).toBeUndefined()
})

test('says where each problem stands', () => {
  const document = '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Sid": "x", "Sid": "y"}]}'
  const [problem] = validatePolicy(document, 'identity')
  expect(problem?.type).toBe('duplicate-key')
  expect(document.slice(problem?.at.start, problem?.at.end)).toBe('"Sid"')
  expect(problem?.at.start).toBe(document.lastIndexOf('"Sid"'))
})

test('a policy of a resource needs principals', () => {
  expect(validatePolicy(written(statement), 'key').map(({ type }) => type)).toEqual(['missing-principal'])
  expect(validatePolicy(written(statement), 'bucket').map(({ type }) => type)).toEqual(['missing-principal'])
})

test('a statement of a key policy may lack Action and Resource, one of a bucket policy may not', () => {
  const bare = written({ Effect: 'Allow', Principal: '*' })
  expect(validatePolicy(bare, 'key')).toEqual([])
  expect(validatePolicy(bare, 'bucket').map(({ type }) => type)).toEqual(['missing-action', 'missing-resource'])
})
