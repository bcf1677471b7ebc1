import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const allowGet = { Effect: 'Allow', Action: 'iam:GetUserPolicy', Resource: '*' }

test('takes the permission away with the policy', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', allowGet)
  const input = { UserName: 'bob', PolicyName: 'inline' }
  await aws.answer(bob, 'iam:GetUserPolicy', input)
  await aws.answer(root, 'iam:DeleteUserPolicy', input)
  expect(await aws.refusal(bob, 'iam:GetUserPolicy', input)).toMatchObject({ code: 'AccessDenied' })
})

test('shows in the trace what was taken away', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', allowGet)
  const { trace } = await aws.send(root, 'iam:DeleteUserPolicy', { UserName: 'bob', PolicyName: 'inline' })
  expect(trace.map(({ step }) => step)).toContainEqual(
    expect.objectContaining({
      type: 'state-changed',
      change: {
        type: 'policy-changed',
        what: 'identity policy',
        name: 'inline',
        before: JSON.stringify({ Version: '2012-10-17', Statement: [allowGet] }),
        after: null,
      },
    }),
  )
})

test('refuses a policy that the user does not have', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(await aws.refusal(root, 'iam:DeleteUserPolicy', { UserName: 'bob', PolicyName: 'inline' })).toEqual({
    code: 'NoSuchEntity',
    message: 'The user policy with name inline cannot be found.',
    status: 404,
  })
})

test('a refusal leaves the world as it was', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', allowGet)
  const before = aws.world.iam
  await aws.refusal(bob, 'iam:DeleteUserPolicy', { UserName: 'bob', PolicyName: 'inline' })
  expect(aws.world.iam).toEqual(before)
})
