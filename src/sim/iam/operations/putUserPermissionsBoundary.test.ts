import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_permissions_boundary_lifecycle
test('is shown with the user', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const arn = await createPolicy(aws, 'Edge', allowing('s3:*'))
  await aws.answer(root, 'iam:PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary: arn })
  expect(await aws.answer(root, 'iam:GetUser', { UserName: 'bob' })).toMatchObject({
    User: { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } },
  })
  expect(await aws.answer(root, 'iam:GetPolicy', { PolicyArn: arn })).toMatchObject({
    Policy: { AttachmentCount: 0, PermissionsBoundaryUsageCount: 1 },
  })
})

// The same, test_role_permissions_boundary_errors
test.each([
  ['arn:aws:iam::111122223333:not_a_policy/invalid', 'InvalidInput', 400, 'ARN %s is not valid.'],
  ['arn:aws:iam::111122223333:policy/none', 'NoSuchEntity', 404, 'Scope ARN: %s does not exist or is not attachable.'],
])('refuses %s', async (PermissionsBoundary, code, status, message) => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(await aws.refusal(root, 'iam:PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary })).toEqual({
    code,
    status,
    message: message.replace('%s', PermissionsBoundary),
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
test('what the boundary leaves out, no policy allows', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:List*', Resource: '*' })
  await aws.answer(bob, 'iam:ListUsers', {})
  await aws.answer(root, 'iam:PutUserPermissionsBoundary', {
    UserName: 'bob',
    PermissionsBoundary: await createPolicy(aws, 'Edge', allowing('iam:ListRoles')),
  })
  await aws.answer(bob, 'iam:ListRoles', {})
  expect(await aws.refusal(bob, 'iam:ListUsers', {})).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::111122223333:user/ because no permissions boundary allows the iam:ListUsers action',
  })
})
