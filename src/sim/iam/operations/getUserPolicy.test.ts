import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

// https://github.com/lucidsoftware/cumulus/issues/71
test('refuses a policy that the user does not have', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(await aws.refusal(root, 'iam:GetUserPolicy', { UserName: 'bob', PolicyName: 'Photos' })).toEqual({
    code: 'NoSuchEntity',
    message: 'The user policy with name Photos cannot be found.',
    status: 404,
  })
})

test('refuses a user who does not exist', async () => {
  expect(
    await simulation().refusal(root, 'iam:GetUserPolicy', { UserName: 'ghost', PolicyName: 'Photos' }),
  ).toMatchObject({
    message: 'The user with name ghost cannot be found.',
  })
})

test('does not say who exists to those who may not ask', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'iam:GetUserPolicy', { UserName: 'ghost', PolicyName: 'Photos' })).toMatchObject({
    code: 'AccessDenied',
  })
})
