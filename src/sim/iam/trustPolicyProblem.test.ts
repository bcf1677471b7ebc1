import { expect, test } from 'vitest'
import { trusting } from '../testing/identities.ts'
import { createUser, root, simulation } from '../testing/world.ts'
import { createWorld } from '../world.ts'
import { trustPolicyProblem } from './trustPolicyProblem.ts'

const statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }
const written = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const without = (name: keyof typeof statement): object =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name))

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json (R); versity/versitygw iamapi, written against AWS; issues as named
const refused: readonly (readonly [what: string, document: string, message: string])[] = [
  ['text that is no JSON (R)', '{not valid json', 'This policy contains invalid Json'],
  [
    'a version that does not exist',
    '{"Version":"2020-01-01","Statement":[]}',
    'The policy must contain a valid version string',
  ],
  ['no statements', written(), 'Could not parse the policy: Statement is empty!'],
  ['no Statement', '{"Version":"2012-10-17"}', 'Could not parse the policy: Statement is empty!'],
  ['no Effect', written(without('Effect')), 'Missing required field Effect'],
  ['another Effect', written({ ...statement, Effect: 'Maybe' }), 'Invalid effect: Maybe'],
  ['no Principal', written(without('Principal')), 'Missing required field Principal'],
  ['an empty Principal', written({ ...statement, Principal: {} }), 'Missing required field Principal cannot be empty!'],
  ['a Principal that is no object', written({ ...statement, Principal: '*' }), 'Principal must be a JSON object.'],
  [
    'Allow with NotPrincipal',
    written({ ...without('Principal'), NotPrincipal: { AWS: '111122223333' } }),
    'Allow with NotPrincipal is not allowed.',
  ],
  [
    'Deny with NotPrincipal',
    written({ ...without('Principal'), Effect: 'Deny', NotPrincipal: { AWS: '111122223333' } }),
    'AssumeRole policy must not contain NotPrincipal field.',
  ],
  ['no Action', written(without('Action')), 'Missing required field Action'],
  [
    'another action (R)',
    written({ ...statement, Action: 's3:GetObject' }),
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  ['all actions', written({ ...statement, Action: '*' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
  ['a Resource (R)', written({ ...statement, Resource: '*' }), 'Has prohibited field Resource'],
  ['a NotResource', written({ ...statement, NotResource: '*' }), 'AssumeRole policy must not contain resources.'],
  [
    'a repeated Sid',
    written({ ...statement, Sid: 'a' }, { ...statement, Sid: 'a' }),
    'The Statement Ids in the policy are not unique',
  ],
  ['an unknown element', written({ ...statement, Comment: 'x' }), 'Syntax error in policy.'],
  [
    'a role that does not exist (databrickslabs/ucx#2269)',
    trusting('arn:aws:iam::332745928618:role/UC_ROLE'),
    'Invalid principal in policy: "AWS":"arn:aws:iam::332745928618:role/UC_ROLE"',
  ],
  [
    'a wildcard for roles',
    trusting('arn:aws:iam::111122223333:role/*'),
    'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/*"',
  ],
  [
    'a group',
    trusting('arn:aws:iam::111122223333:group/g'),
    'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:group/g"',
  ],
  [
    'a service that is none',
    written({ ...statement, Principal: { Service: 'ec2' } }),
    'Invalid principal in policy: "SERVICE":"ec2"',
  ],
  [
    'an identity provider that is none',
    written({ ...statement, Principal: { Federated: 'no provider' } }),
    'Federated principals must be valid domain names or SAML metadata ARNs',
  ],
]

test.each(refused)('IAM refuses %s', (_, document, message) => {
  expect(trustPolicyProblem(document, createWorld())).toBe(message)
})

test.each([
  ['an account', trusting('111122223333')],
  ['an account by its ARN', trusting('arn:aws:iam::444455556666:root')],
  ['everybody', trusting('*')],
  ['a session', trusting('arn:aws:sts::111122223333:assumed-role/reader/bob')],
  ['a service', written({ ...statement, Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] } })],
  [
    'an identity provider',
    written({
      ...statement,
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
    }),
  ],
  ['the old version', JSON.stringify({ Statement: statement })],
])('IAM accepts %s', (_, document) => {
  expect(trustPolicyProblem(document, createWorld())).toBeUndefined()
})

test('a user may be named as long as there is one', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const document = trusting('arn:aws:iam::111122223333:user/bob')
  expect(trustPolicyProblem(document, aws.world)).toBeUndefined()
  await aws.answer(root, 'iam:DeleteUser', { UserName: 'bob' })
  expect(trustPolicyProblem(document, aws.world)).toMatch(/^Invalid principal in policy/)
})
