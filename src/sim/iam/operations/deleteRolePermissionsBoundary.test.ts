import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const EDGE = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'

test('takes the boundary away', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, 'iam:PutRolePermissionsBoundary', { RoleName: 'reader', PermissionsBoundary: EDGE })
  expect(await aws.answer(root, 'iam:DeleteRolePermissionsBoundary', { RoleName: 'reader' })).toEqual({})
  expect(await aws.answer(root, 'iam:GetRole', { RoleName: 'reader' })).not.toHaveProperty('Role.PermissionsBoundary')
})

// radkawar/stackd testdata/aws/iam/policy_management.json
test('refuses a role that has none', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.refusal(root, 'iam:DeleteRolePermissionsBoundary', { RoleName: 'reader' })).toMatchObject({
    code: 'NoSuchEntity',
    status: 404,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
test('may be forbidden for roles with a certain boundary', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, 'iam:PutRolePermissionsBoundary', { RoleName: 'reader', PermissionsBoundary: EDGE })
  const admin = await createUser(
    aws,
    'admin',
    { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: 'iam:DeleteRolePermissionsBoundary',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PermissionsBoundary': EDGE } },
    },
  )
  expect(await aws.refusal(admin, 'iam:DeleteRolePermissionsBoundary', { RoleName: 'reader' })).toMatchObject({
    code: 'AccessDenied',
  })
})
