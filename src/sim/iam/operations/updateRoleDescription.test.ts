import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_update_role
test('answers with the role as CreateRole does, and its new description', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const Description = 'Reads the gallery'
  const { Role } = await aws.answer<{ Role: object }>(root, 'iam:UpdateRoleDescription', {
    RoleName: 'reader',
    Description,
  })
  expect(Role).toMatchObject({ RoleName: 'reader', Path: '/', Description })
  expect(Role).not.toHaveProperty('MaxSessionDuration')
  expect(Role).not.toHaveProperty('RoleLastUsed')
  expect(await aws.answer(root, 'iam:GetRole', { RoleName: 'reader' })).toMatchObject({ Role })
})
