import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_update_role and test_role_errors
test('changes description and duration, each only when it is named', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const settings = async () =>
    (await aws.answer<{ Role: object }>(root, 'iam:GetRole', { RoleName: 'reader' })).Role as {
      Description?: string
      MaxSessionDuration: number
    }
  const update = (input: object) => aws.answer(root, 'iam:UpdateRole', { RoleName: 'reader', ...input })
  expect(await update({ Description: 'updated description', MaxSessionDuration: 7200 })).toEqual({})
  expect(await settings()).toMatchObject({ Description: 'updated description', MaxSessionDuration: 7200 })
  await update({})
  expect(await settings()).toMatchObject({ Description: 'updated description', MaxSessionDuration: 7200 })
  await update({ Description: '' })
  expect(await settings()).toMatchObject({ Description: '', MaxSessionDuration: 7200 })
})

test('lets the sessions last as long as it says', async () => {
  const aws = simulation()
  const RoleArn = await createRole(aws, 'reader')
  await aws.answer(root, 'iam:CreateUser', { UserName: 'bob' })
  await aws.answer(root, 'iam:AttachUserPolicy', {
    UserName: 'bob',
    PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  })
  const assume = { RoleArn, RoleSessionName: 'session', DurationSeconds: 7200 }
  const bob = { type: 'user', userName: 'bob' } as const
  expect(await aws.refusal(bob, 'sts:AssumeRole', assume)).toMatchObject({ code: 'ValidationError' })
  await aws.answer(root, 'iam:UpdateRole', { RoleName: 'reader', MaxSessionDuration: 7200 })
  await aws.answer(bob, 'sts:AssumeRole', assume)
})

test('refuses a role that does not exist', async () => {
  expect(await simulation().refusal(root, 'iam:UpdateRole', { RoleName: 'test-nonexistent-role' })).toEqual({
    code: 'NoSuchEntity',
    status: 404,
    message: 'The role with name test-nonexistent-role cannot be found.',
  })
})

// gruntwork-io/cloud-nuke#880
test.each(['iam:UpdateRole', 'iam:UpdateRoleDescription', 'iam:DeleteRole'])(
  '%s leaves the role of a service alone',
  async (operation) => {
    const aws = simulation()
    await aws.answer(root, 'iam:CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' })
    const input = {
      RoleName: 'AWSServiceRoleForECS',
      ...(operation === 'iam:UpdateRoleDescription' && { Description: 'x' }),
    }
    expect(await aws.refusal(root, operation, input)).toEqual({
      code: 'UnmodifiableEntity',
      status: 400,
      message:
        "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS",
    })
  },
)
