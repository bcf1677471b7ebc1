import { expect, test } from 'vitest'
import { createPolicy, createRole, allowing, trusting } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const input = { RoleName: 'reader', AssumeRolePolicyDocument: trusting('111122223333') }

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_permissions_boundary_lifecycle, test_role_with_tags
test('creates a role, and says neither its description nor its duration', async () => {
  const aws = simulation()
  const boundary = await createPolicy(aws, 'Edge', allowing('s3:*'))
  const Tags = [{ Key: 'test', Value: 'value' }]
  expect(
    await aws.answer(root, 'iam:CreateRole', {
      ...input,
      Path: '/team/',
      Description: 'reads',
      MaxSessionDuration: 7200,
      PermissionsBoundary: boundary,
      Tags,
    }),
  ).toEqual({
    Role: {
      Path: '/team/',
      RoleName: 'reader',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::111122223333:role/team/reader',
      CreateDate: expect.any(Number),
      AssumeRolePolicyDocument: input.AssumeRolePolicyDocument,
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
      Tags,
    },
  })
})

// The same, test_role_errors; versity/versitygw iamapi
test('refuses a name that is taken, whatever its case', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.refusal(root, 'iam:CreateRole', { ...input, RoleName: 'READER' })).toEqual({
    code: 'EntityAlreadyExists',
    message: 'Role with name READER already exists.',
    status: 409,
  })
})

test('refuses a trust policy that IAM refuses', async () => {
  expect(await simulation().refusal(root, 'iam:CreateRole', { ...input, AssumeRolePolicyDocument: '{' })).toEqual({
    code: 'MalformedPolicyDocument',
    message: 'This policy contains invalid Json',
    status: 400,
  })
})

// apache/airflow#27331
test('refuses a trust policy of more than 2,048 characters', async () => {
  const long = trusting(...Array.from({ length: 200 }, (_, i) => String(100_000_000_000 + i)))
  expect(await simulation().refusal(root, 'iam:CreateRole', { ...input, AssumeRolePolicyDocument: long })).toEqual({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for ACLSizePerRole: 2048',
    status: 409,
  })
})

test.each([
  [
    { MaxSessionDuration: 3599 },
    "'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
  ],
  [
    { MaxSessionDuration: 43_201 },
    "'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200",
  ],
  [
    { Description: 'emoji😀' },
    String.raw`'description' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*`,
  ],
])('refuses %j', async (extra, problem) => {
  expect(await simulation().refusal(root, 'iam:CreateRole', { ...input, ...extra })).toEqual({
    code: 'ValidationError',
    message: `1 validation error detected: Value at ${problem}`,
    status: 400,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_roles.html
test('with tags, needs the permission to tag as well', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:CreateRole', Resource: '*' })
  await aws.answer(bob, 'iam:CreateRole', input)
  const tagged = { ...input, RoleName: 'other', Tags: [{ Key: 'a', Value: 'b' }] }
  expect(await aws.refusal(bob, 'iam:CreateRole', tagged)).toMatchObject({
    message: expect.stringContaining('not authorized to perform: iam:TagRole'),
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
test('may be allowed with one boundary only', async () => {
  const aws = simulation()
  const boundary = await createPolicy(aws, 'Edge', allowing('s3:*'))
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'iam:CreateRole',
    Resource: '*',
    Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
  })
  expect(await aws.refusal(bob, 'iam:CreateRole', input)).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(bob, 'iam:CreateRole', { ...input, PermissionsBoundary: boundary })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
test('is recorded with the trust policy percent-encoded in the answer', async () => {
  const { trace } = await simulation().send(root, 'iam:CreateRole', input)
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event).toMatchObject({
    awsRegion: 'us-east-1',
    requestParameters: { roleName: 'reader', assumeRolePolicyDocument: input.AssumeRolePolicyDocument },
    responseElements: {
      role: {
        arn: 'arn:aws:iam::111122223333:role/reader',
        createDate: 'Jan 15, 2026 9:00:00 AM',
        assumeRolePolicyDocument: encodeURIComponent(input.AssumeRolePolicyDocument),
      },
    },
  })
})
