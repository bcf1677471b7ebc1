import { expect, test } from 'vitest'
import { anonymous, createUser, root, simulation, user } from '../../testing/world.ts'

test('creates a user with AWS’s identifiers', async () => {
  const answer = await simulation().answer(root, 'iam:CreateUser', { UserName: 'alice' })
  expect(answer).toEqual({
    User: {
      Path: '/',
      UserName: 'alice',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::111122223333:user/alice',
      CreateDate: Date.UTC(2026, 0, 15, 9) / 1000,
    },
  })
})

// https://github.com/ucopacme/aws-orgs/issues/12
test('refuses a name that is taken', async () => {
  const aws = simulation()
  await aws.answer(root, 'iam:CreateUser', { UserName: 'alice' })
  expect(await aws.refusal(root, 'iam:CreateUser', { UserName: 'alice' })).toEqual({
    code: 'EntityAlreadyExists',
    message: 'User with name alice already exists.',
    status: 409,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test('does not tell names apart by case', async () => {
  const aws = simulation()
  await aws.answer(root, 'iam:CreateUser', { UserName: 'alice' })
  expect(await aws.refusal(root, 'iam:CreateUser', { UserName: 'ALICE' })).toMatchObject({
    code: 'EntityAlreadyExists',
  })
})

// https://github.com/hashicorp/boundary/pull/4287
test('needs iam:CreateUser on the user to come', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'iam:CreateUser', { UserName: 'eve' })).toEqual({
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::111122223333:user/eve because no identity-based policy allows the iam:CreateUser action',
    status: 403,
  })
})

test('may be allowed for some names only', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'iam:CreateUser',
    Resource: 'arn:aws:iam::111122223333:user/guest-*',
  })
  await aws.answer(bob, 'iam:CreateUser', { UserName: 'guest-1' })
  expect(await aws.refusal(bob, 'iam:CreateUser', { UserName: 'admin' })).toMatchObject({ code: 'AccessDenied' })
})

// https://github.com/kubecost/docs/pull/36
test('refuses a name with other characters', async () => {
  expect(await simulation().refusal(root, 'iam:CreateUser', { UserName: 'a b' })).toEqual({
    code: 'ValidationError',
    message:
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    status: 400,
  })
})

// https://github.com/aws/eks-hybrid/pull/113
test('refuses a name of more than 64 characters', async () => {
  expect(await simulation().refusal(root, 'iam:CreateUser', { UserName: 'a'.repeat(65) })).toEqual({
    code: 'ValidationError',
    message:
      "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
    status: 400,
  })
})

test('refuses a caller without credentials', async () => {
  expect(await simulation().refusal(anonymous, 'iam:CreateUser', { UserName: 'alice' })).toEqual({
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    status: 403,
  })
})

test('a user called __proto__ is a user like any other', async () => {
  const aws = simulation()
  await createUser(aws, '__proto__')
  expect(await aws.answer(user('__proto__'), 'sts:GetCallerIdentity', {})).toMatchObject({
    Arn: 'arn:aws:iam::111122223333:user/__proto__',
  })
})

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
test('is recorded with the user that came out of it', async () => {
  const { trace } = await simulation().send(root, 'iam:CreateUser', { UserName: 'alice' })
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event).toMatchObject({
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateUser',
    readOnly: false,
    requestParameters: { userName: 'alice' },
    responseElements: {
      user: {
        path: '/',
        userName: 'alice',
        arn: 'arn:aws:iam::111122223333:user/alice',
        createDate: 'Jan 15, 2026 9:00:00 AM',
      },
    },
  })
})
