import { expect, test } from 'vitest'
import type { CallerName } from '../../iam/caller.ts'
import { policy } from '../../testing/gallery.ts'
import { allowing, createPolicy, createRole, trusting } from '../../testing/identities.ts'
import { recordOf } from '../../testing/records.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'
import type { AssumeRoleOutput } from './assumeRole.ts'

const READER = 'arn:aws:iam::111122223333:role/reader'
const BOB = 'arn:aws:iam::111122223333:user/bob'
const mayAssume = { Effect: 'Allow', Action: 'sts:*', Resource: '*' }
const inSession = { RoleArn: READER, RoleSessionName: 'bob' }

/** Bob, who may assume whatever trusts the account, and a role that does. */
async function withReader(
  trust = trusting('111122223333'),
  ...allow: readonly object[]
): Promise<{ aws: Simulation; bob: CallerName }> {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', ...(allow.length ? allow : [mayAssume]))
  await createRole(aws, 'reader', trust)
  return { aws, bob }
}

const assumed = (aws: Simulation, as: CallerName, input: object = {}): Promise<AssumeRoleOutput> =>
  aws.answer<AssumeRoleOutput>(as, 'sts:AssumeRole', { ...inSession, ...input })

const sessionOf = ({ Credentials }: AssumeRoleOutput): CallerName => ({
  type: 'role-session',
  session: Credentials.AccessKeyId,
})

// LocalStack tests/aws/services/sts/test_sts.snapshot.json, test_assume_role
test('gives credentials of a session of the role', async () => {
  const { aws, bob } = await withReader()
  const answer = await assumed(aws, bob)
  expect(answer).toEqual({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
      SessionToken: expect.stringMatching(/^IQoJb3JpZ2lu/),
      Expiration: Date.UTC(2026, 0, 15, 10, 0, 3) / 1000,
    },
    AssumedRoleUser: {
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:bob$/),
      Arn: 'arn:aws:sts::111122223333:assumed-role/reader/bob',
    },
  })
  expect(await aws.answer(sessionOf(answer), 'sts:GetCallerIdentity', {})).toEqual({
    UserId: answer.AssumedRoleUser.AssumedRoleId,
    Account: '111122223333',
    Arn: answer.AssumedRoleUser.Arn,
  })
})

test('the session may what the role may, and no more', async () => {
  const { aws, bob } = await withReader()
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: allowing('iam:ListUsers'),
  })
  const session = sessionOf(await assumed(aws, bob))
  await aws.answer(session, 'iam:ListUsers', {})
  expect(await aws.refusal(session, 'iam:ListRoles', {})).toMatchObject({
    message:
      'User: arn:aws:sts::111122223333:assumed-role/reader/bob is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::111122223333:role/ because no identity-based policy allows the iam:ListRoles action',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
test.each([
  ['names the user', trusting(BOB), [], true],
  ['names the account, and the user may', trusting('111122223333'), [mayAssume], true],
  ['names the account, and the user may not', trusting('111122223333'), [], false],
  ['names the user, and a policy of the user denies', trusting(BOB), [{ ...mayAssume, Effect: 'Deny' }], false],
  [
    'is for a service',
    policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    [mayAssume],
    false,
  ],
])('when the trust policy %s', async (_, trust, allow, isAllowed) => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', ...allow)
  await createRole(aws, 'reader', trust)
  const outcome = await aws.send(bob, 'sts:AssumeRole', inSession)
  expect('response' in outcome).toBe(isAllowed)
})

test('does not tell a role that is closed from one that does not exist', async () => {
  const { aws, bob } = await withReader(trusting('444455556666'))
  const refusal = async (RoleArn: string) => {
    const { message, ...rest } = await aws.refusal(bob, 'sts:AssumeRole', { ...inSession, RoleArn })
    return { ...rest, message: message?.replaceAll(RoleArn, 'ARN') }
  }
  expect(await refusal(READER)).toEqual(await refusal('arn:aws:iam::111122223333:role/none'))
  expect(await refusal(READER)).toMatchObject({
    code: 'AccessDenied',
    message: expect.stringMatching(/^User: \S+bob is not authorized to perform: sts:AssumeRole on resource: ARN/),
  })
})

// docs.sst.dev#AssumeRole and others
test('is not for root users', async () => {
  const { aws } = await withReader()
  expect(await aws.refusal(root, 'sts:AssumeRole', inSession)).toEqual({
    code: 'AccessDenied',
    message: 'Roles may not be assumed by root accounts.',
    status: 403,
  })
})

// LocalStack, test_sts_invalid_parameters, test_assume_role_session_name_too_long
const invalid: readonly (readonly [input: object, message: string])[] = [
  [{ RoleArn: 'nothing-valid-in-here' }, 'nothing-valid-in-here is invalid'],
  [{ RoleArn: 'arn::b:::something/test-role' }, 'arn::b:::something/test-role is invalid'],
  [{ RoleArn: 'arn:a::::something/test-role' }, 'arn:a::::something/test-role is invalid'],
  [{ RoleArn: 'arn:a:::something/test-role' }, 'arn:a:::something/test-role is invalid'],
  [{ RoleArn: 'arn:a:a::aaaaaaaaaa:' }, 'arn:a:a::aaaaaaaaaa: is invalid'],
  [
    { RoleSessionName: 'Session1:2' },
    String.raw`1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`,
  ],
  [
    { RoleSessionName: 's'.repeat(65) },
    `1 validation error detected: Value '${'s'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
]

test.each(invalid)('refuses %j', async (input, message) => {
  const { aws, bob } = await withReader()
  expect(await aws.refusal(bob, 'sts:AssumeRole', { ...inSession, ...input })).toEqual({
    code: 'ValidationError',
    message,
    status: 400,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html#id_roles_use_view-role-max-session
test('lasts as long as asked, up to the maximum of the role', async () => {
  const { aws, bob } = await withReader()
  const { Credentials } = await assumed(aws, bob, { DurationSeconds: 900 })
  expect(Credentials.Expiration).toBe(Date.UTC(2026, 0, 15, 9, 15, 3) / 1000)
  expect(await aws.refusal(bob, 'sts:AssumeRole', { ...inSession, DurationSeconds: 3601 })).toEqual({
    code: 'ValidationError',
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    status: 400,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
test('a role assumed by a role lasts an hour at most', async () => {
  const { aws, bob } = await withReader()
  await aws.answer(root, 'iam:CreateRole', {
    RoleName: 'second',
    AssumeRolePolicyDocument: trusting(READER),
    MaxSessionDuration: 43_200,
  })
  const session = sessionOf(await assumed(aws, bob))
  const chained = { RoleArn: 'arn:aws:iam::111122223333:role/second', RoleSessionName: 'chained' }
  await aws.answer(session, 'sts:AssumeRole', { ...chained, DurationSeconds: 3600 })
  expect(await aws.refusal(session, 'sts:AssumeRole', { ...chained, DurationSeconds: 3601 })).toEqual({
    code: 'ValidationError',
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    status: 400,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
test('a session policy takes away, and gives nothing', async () => {
  const { aws, bob } = await withReader()
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: allowing('iam:List*'),
  })
  const answer = await assumed(aws, bob, { Policy: allowing(['iam:ListUsers', 'iam:GetUser']) })
  const session = sessionOf(answer)
  expect(answer.PackedPolicySize).toBeGreaterThan(0)
  await aws.answer(session, 'iam:ListUsers', {})
  expect(await aws.refusal(session, 'iam:ListRoles', {})).toMatchObject({
    message: expect.stringContaining('because no session policy allows the iam:ListRoles action'),
  })
  expect(await aws.refusal(session, 'iam:GetUser', { UserName: 'bob' })).toMatchObject({
    message: expect.stringContaining('because no identity-based policy allows the iam:GetUser action'),
  })
})

// radkawar/stackd testdata/aws/sts/managed_session_policy.json
test('a managed session policy counts as it is now, not as it was then', async () => {
  const { aws, bob } = await withReader()
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: allowing('iam:ListUsers'),
  })
  const arn = await createPolicy(aws, 'Edge', allowing('iam:ListUsers'))
  const session = sessionOf(await assumed(aws, bob, { PolicyArns: [{ arn }] }))
  await aws.answer(session, 'iam:ListUsers', {})
  await aws.answer(root, 'iam:CreatePolicyVersion', {
    PolicyArn: arn,
    PolicyDocument: policy({ Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*' }),
    SetAsDefault: true,
  })
  expect(await aws.refusal(session, 'iam:ListUsers', {})).toMatchObject({ code: 'AccessDenied' })
})

test.each([
  [{ Policy: '{' }, 'MalformedPolicyDocument'],
  [{ Policy: allowing('s3:GetObject', `arn:aws:s3:::${'p'.repeat(2048)}`) }, 'PackedPolicyTooLarge'],
  [{ PolicyArns: [{ arn: 'arn:aws:iam::111122223333:policy/none' }] }, 'ValidationError'],
])('refuses session policies that are none (%#)', async (input, code) => {
  const { aws, bob } = await withReader()
  expect(await aws.refusal(bob, 'sts:AssumeRole', { ...inSession, ...input })).toMatchObject({ code, status: 400 })
})

const withActions = (...Action: readonly string[]): string =>
  policy({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action })

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
test('tags need sts:TagSession in the trust policy', async () => {
  const Tags = [{ Key: 'team', Value: 'gallery' }]
  const { aws, bob } = await withReader()
  expect(await aws.refusal(bob, 'sts:AssumeRole', { ...inSession, Tags })).toMatchObject({
    message: expect.stringContaining('is not authorized to perform: sts:TagSession on resource'),
  })
  await aws.answer(root, 'iam:UpdateAssumeRolePolicy', {
    RoleName: 'reader',
    PolicyDocument: withActions('sts:AssumeRole', 'sts:TagSession'),
  })
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: policy({
      Effect: 'Allow',
      Action: 'iam:ListUsers',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'gallery' } },
    }),
  })
  await aws.answer(sessionOf(await assumed(aws, bob, { Tags })), 'iam:ListUsers', {})
  expect(await aws.refusal(sessionOf(await assumed(aws, bob)), 'iam:ListUsers', {})).toMatchObject({
    code: 'AccessDenied',
  })
})

// LocalStack, test_assume_role_tag_validation
test.each([
  [
    { Tags: [{ Key: 'a', Value: '1' }], TransitiveTagKeys: ['b'] },
    'The specified transitive tag key must be included in the requested tags.',
  ],
  [
    {
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'A', Value: '2' },
      ],
    },
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
])('refuses the tags %j', async (input, message) => {
  const { aws, bob } = await withReader(withActions('sts:AssumeRole', 'sts:TagSession'))
  expect(await aws.refusal(bob, 'sts:AssumeRole', { ...inSession, ...input })).toEqual({
    code: 'InvalidParameterValue',
    message,
    status: 400,
  })
})

// LocalStack, test_iam_role_chaining_override_transitive_tags
test('transitive tags go along the chain, and cannot be overridden', async () => {
  const trust = withActions('sts:AssumeRole', 'sts:TagSession')
  const { aws, bob } = await withReader(trust)
  await createRole(aws, 'second', trust)
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: allowing('sts:*'),
  })
  const first = sessionOf(
    await assumed(aws, bob, {
      Tags: [
        { Key: 'team', Value: 'gallery' },
        { Key: 'own', Value: '1' },
      ],
      TransitiveTagKeys: ['team'],
    }),
  )
  const chained = { RoleArn: 'arn:aws:iam::111122223333:role/second', RoleSessionName: 'chained' }
  expect(await aws.refusal(first, 'sts:AssumeRole', { ...chained, Tags: [{ Key: 'TEAM', Value: 'x' }] })).toMatchObject(
    {
      code: 'InvalidParameterValue',
      message:
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    },
  )
  const { Credentials } = await aws.answer<AssumeRoleOutput>(first, 'sts:AssumeRole', chained)
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'second',
    PolicyName: 'p',
    PolicyDocument: policy({
      Effect: 'Allow',
      Action: 'iam:ListUsers',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'gallery' }, Null: { 'aws:PrincipalTag/own': true } },
    }),
  })
  await aws.answer({ type: 'role-session', session: Credentials.AccessKeyId }, 'iam:ListUsers', {})
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
test('an external id can be asked for', async () => {
  const { aws, bob } = await withReader(
    policy({
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'unguessable' } },
    }),
  )
  expect(await aws.refusal(bob, 'sts:AssumeRole', inSession)).toMatchObject({ code: 'AccessDenied' })
  await assumed(aws, bob, { ExternalId: 'unguessable' })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
test('a source identity needs sts:SetSourceIdentity, stays along the chain, and cannot be changed', async () => {
  const trust = withActions('sts:AssumeRole', 'sts:SetSourceIdentity')
  const { aws, bob } = await withReader(trust)
  await createRole(aws, 'closed')
  await createRole(aws, 'open', trust)
  await aws.answer(root, 'iam:PutRolePolicy', {
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: allowing('sts:*'),
  })
  const answer = await assumed(aws, bob, { SourceIdentity: 'bob' })
  expect(answer.SourceIdentity).toBe('bob')
  const session = sessionOf(answer)
  const next = (name: string, input: object = {}) =>
    aws.send(session, 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::111122223333:role/${name}`,
      RoleSessionName: 'next',
      ...input,
    })
  expect(await next('closed')).toMatchObject({ error: { code: 'AccessDenied' } })
  expect(await next('open')).toMatchObject({ response: { SourceIdentity: 'bob' } })
  expect(await next('open', { SourceIdentity: 'eve' })).toMatchObject({ error: { code: 'InvalidParameterValue' } })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
test('across accounts, both sides must agree', async () => {
  const { aws, bob } = await withReader(trusting(BOB))
  const other = { type: 'root', accountId: '444455556666' } as const
  await aws.answer(other, 'iam:CreateRole', { RoleName: 'guest', AssumeRolePolicyDocument: trusting(BOB) })
  await aws.answer(other, 'iam:CreateUser', { UserName: 'carol' })
  const RoleArn = 'arn:aws:iam::444455556666:role/guest'
  const answer = await assumed(aws, bob, { RoleArn })
  expect(answer.AssumedRoleUser.Arn).toBe('arn:aws:sts::444455556666:assumed-role/guest/bob')
  const carol = { type: 'user', userName: 'carol', accountId: '444455556666' } as const
  expect(await aws.refusal(carol, 'sts:AssumeRole', inSession)).toMatchObject({ code: 'AccessDenied' })
})

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html; text: many public logs
test('knows no MFA device', async () => {
  const { aws, bob } = await withReader()
  expect(
    await aws.refusal(bob, 'sts:AssumeRole', {
      ...inSession,
      SerialNumber: 'arn:aws:iam::111122223333:mfa/bob',
      TokenCode: '123456',
    }),
  ).toMatchObject({ code: 'AccessDenied', status: 403 })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
test('is recorded with the role, and without the secret', async () => {
  const { aws, bob } = await withReader()
  const outcome = await aws.send(bob, 'sts:AssumeRole', { ...inSession, DurationSeconds: 900 })
  const record = recordOf(outcome, 'AssumeRole')
  expect(record).toMatchObject({
    readOnly: true,
    requestParameters: { roleArn: READER, roleSessionName: 'bob', durationSeconds: 900 },
    responseElements: {
      credentials: { accessKeyId: expect.stringMatching(/^ASIA/), expiration: 'Jan 15, 2026 9:15:03 AM' },
      assumedRoleUser: { arn: 'arn:aws:sts::111122223333:assumed-role/reader/bob' },
    },
    resources: [{ accountId: '111122223333', type: 'AWS::IAM::Role', ARN: READER }],
  })
  expect(JSON.stringify(record)).not.toContain('secretAccessKey')
})
