import { expect, test } from 'vitest'
import { createRole, trusting } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_create_role_defaults
test('shows what CreateRole left out', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.answer(root, 'iam:GetRole', { RoleName: 'reader' })).toEqual({
    Role: {
      Path: '/',
      RoleName: 'reader',
      RoleId: expect.any(String),
      Arn: 'arn:aws:iam::111122223333:role/reader',
      CreateDate: expect.any(Number),
      AssumeRolePolicyDocument: trusting('111122223333'),
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
    },
  })
})

// The same, test_role_errors
test('refuses a role that does not exist', async () => {
  expect(await simulation().refusal(root, 'iam:GetRole', { RoleName: 'nobody' })).toEqual({
    code: 'NoSuchEntity',
    message: 'The role with name nobody cannot be found.',
    status: 404,
  })
})
