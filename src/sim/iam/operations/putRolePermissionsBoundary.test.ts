import { expect, test } from 'vitest'
import { allowing, createRole, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_permissions_boundary_lifecycle
test('is shown with the role', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const arn = await createPolicy(aws, 'Edge', allowing('s3:*'))
  await aws.answer(root, 'iam:PutRolePermissionsBoundary', { RoleName: 'reader', PermissionsBoundary: arn })
  expect(await aws.answer(root, 'iam:GetRole', { RoleName: 'reader' })).toMatchObject({
    Role: { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } },
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
  await createRole(aws, 'reader')
  expect(
    await aws.refusal(root, 'iam:PutRolePermissionsBoundary', { RoleName: 'reader', PermissionsBoundary }),
  ).toEqual({ code, status, message: message.replace('%s', PermissionsBoundary) })
})
