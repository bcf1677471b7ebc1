import { expect, test } from 'vitest'
import { createUser, root, simulation, user, type Simulation } from '../../testing/world.ts'

const readPhotos =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/*"}]}'

/** A simulation with the user bob. */
async function withBob(): Promise<Simulation> {
  const aws = simulation()
  await createUser(aws, 'bob')
  return aws
}

test('keeps the document as it was written', async () => {
  const aws = await withBob()
  const document = `${readPhotos.replaceAll(',', ',\n  ')}\n`
  await aws.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'Photos', PolicyDocument: document })
  expect(await aws.answer(root, 'iam:GetUserPolicy', { UserName: 'bob', PolicyName: 'Photos' })).toEqual({
    UserName: 'bob',
    PolicyName: 'Photos',
    PolicyDocument: document,
  })
})

test('replaces the policy of the same name, and shows both in the trace', async () => {
  const aws = await withBob()
  await aws.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'Photos', PolicyDocument: readPhotos })
  const after = readPhotos.replace('Allow', 'Deny')
  const { trace } = await aws.send(root, 'iam:PutUserPolicy', {
    UserName: 'bob',
    PolicyName: 'Photos',
    PolicyDocument: after,
  })
  expect(trace.map(({ step }) => step)).toContainEqual({
    type: 'state-changed',
    place: 'iam',
    subject: 'arn:aws:iam::111122223333:user/bob',
    change: { type: 'policy-changed', what: 'identity policy', name: 'Photos', before: readPhotos, after },
  })
})

test('gives the user what the policy says, from the next request on', async () => {
  const aws = await withBob()
  const input = { UserName: 'bob', PolicyName: 'Photos' }
  expect(await aws.refusal(user('bob'), 'iam:GetUserPolicy', input)).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(root, 'iam:PutUserPolicy', {
    ...input,
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:Get*","Resource":"arn:aws:iam::*:user/${aws:username}"}}',
  })
  await aws.answer(user('bob'), 'iam:GetUserPolicy', input)
})

test('refuses a document that IAM refuses', async () => {
  const aws = await withBob()
  expect(
    await aws.refusal(root, 'iam:PutUserPolicy', {
      UserName: 'bob',
      PolicyName: 'Photos',
      PolicyDocument: '{not valid json',
    }),
  ).toEqual({
    code: 'MalformedPolicyDocument',
    message: 'Syntax errors in policy.',
    status: 400,
  })
  expect(await aws.refusal(root, 'iam:GetUserPolicy', { UserName: 'bob', PolicyName: 'Photos' })).toMatchObject({
    code: 'NoSuchEntity',
  })
})

test('refuses characters beyond Latin-1', async () => {
  const aws = await withBob()
  expect(
    await aws.refusal(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'Photos', PolicyDocument: '“' }),
  ).toEqual({
    code: 'ValidationError',
    message: 'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    status: 400,
  })
})

test('says that the user is missing before it reads the document', async () => {
  expect(
    await simulation().refusal(root, 'iam:PutUserPolicy', {
      UserName: 'ghost',
      PolicyName: 'Photos',
      PolicyDocument: '{',
    }),
  ).toEqual({
    code: 'NoSuchEntity',
    message: 'The user with name ghost cannot be found.',
    status: 404,
  })
})

// https://github.com/danvk/mapsnap/pull/483
test('refuses more than 2,048 characters in all policies of a user together', async () => {
  const aws = await withBob()
  const document = readPhotos.replace('photos', 'p'.repeat(1000))
  await aws.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'One', PolicyDocument: document })
  expect(
    await aws.refusal(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'Two', PolicyDocument: document }),
  ).toEqual({
    code: 'LimitExceeded',
    message: 'Maximum policy size of 2048 bytes exceeded for user bob',
    status: 409,
  })
  await aws.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'One', PolicyDocument: document })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test('does not count white space', async () => {
  const aws = await withBob()
  const input = { UserName: 'bob', PolicyName: 'Photos', PolicyDocument: readPhotos + ' '.repeat(5000) }
  expect(await aws.answer(root, 'iam:PutUserPolicy', input)).toEqual({})
})

// https://github.com/hashicorp/boundary/pull/3877
test('calls the user by name when it refuses', async () => {
  const aws = await withBob()
  expect(
    await aws.refusal(user('bob'), 'iam:PutUserPolicy', {
      UserName: 'bob',
      PolicyName: 'Photos',
      PolicyDocument: readPhotos,
    }),
  ).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:PutUserPolicy on resource: user bob because no identity-based policy allows the iam:PutUserPolicy action',
  })
})

test('is recorded with the document', async () => {
  const aws = await withBob()
  const { trace } = await aws.send(root, 'iam:PutUserPolicy', {
    UserName: 'bob',
    PolicyName: 'Photos',
    PolicyDocument: readPhotos,
  })
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event).toMatchObject({
    eventName: 'PutUserPolicy',
    requestParameters: { userName: 'bob', policyName: 'Photos', policyDocument: readPhotos },
    responseElements: null,
  })
})
