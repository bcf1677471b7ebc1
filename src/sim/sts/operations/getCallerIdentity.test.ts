import { expect, test } from 'vitest'
import { anonymous, createUser, root, simulation } from '../../testing/world.ts'

test('tells a user who they are', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  expect(await aws.answer(alice, 'sts:GetCallerIdentity', {})).toEqual({
    UserId: expect.stringMatching(/^AIDA/),
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/alice',
  })
})

test('tells the root user who they are', async () => {
  expect(await simulation().answer(root, 'sts:GetCallerIdentity', {})).toEqual({
    UserId: '111122223333',
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:root',
  })
})

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
test('cannot be denied', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice', { Effect: 'Deny', Action: '*', Resource: '*' })
  expect(await aws.answer(alice, 'sts:GetCallerIdentity', {})).toMatchObject({ Account: '111122223333' })
})

test('needs credentials', async () => {
  expect(await simulation().refusal(anonymous, 'sts:GetCallerIdentity', {})).toEqual({
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    status: 403,
  })
})

test('is recorded as a reading call without parameters', async () => {
  const { trace } = await simulation().send(root, 'sts:GetCallerIdentity', {})
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event).toMatchObject({
    eventSource: 'sts.amazonaws.com',
    eventName: 'GetCallerIdentity',
    readOnly: true,
    requestParameters: null,
    responseElements: null,
  })
})
