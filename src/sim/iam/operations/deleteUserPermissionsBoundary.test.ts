import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const EDGE = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'

test('takes the boundary away', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await aws.answer(root, 'iam:PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary: EDGE })
  expect(await aws.answer(root, 'iam:DeleteUserPermissionsBoundary', { UserName: 'bob' })).toEqual({})
  expect(await aws.answer(root, 'iam:GetUser', { UserName: 'bob' })).not.toHaveProperty('User.PermissionsBoundary')
})

// radkawar/stackd testdata/aws/iam/policy_management.json
test('refuses a user that has none', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(await aws.refusal(root, 'iam:DeleteUserPermissionsBoundary', { UserName: 'bob' })).toMatchObject({
    code: 'NoSuchEntity',
    status: 404,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
test('may be forbidden for users with a certain boundary', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await aws.answer(root, 'iam:PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary: EDGE })
  const admin = await createUser(
    aws,
    'admin',
    { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: 'iam:DeleteUserPermissionsBoundary',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PermissionsBoundary': EDGE } },
    },
  )
  expect(await aws.refusal(admin, 'iam:DeleteUserPermissionsBoundary', { UserName: 'bob' })).toMatchObject({
    code: 'AccessDenied',
  })
})
