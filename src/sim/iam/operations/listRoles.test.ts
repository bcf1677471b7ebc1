import { expect, test } from 'vitest'
import { createRole, trusting } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_with_tags, test_list_roles_path_prefix
test('lists roles with their trust policies, without boundary and tags', async () => {
  const aws = simulation()
  await createRole(aws, 'writer')
  await aws.answer(root, 'iam:CreateRole', {
    RoleName: 'reader',
    Path: '/team/',
    Description: 'reads',
    AssumeRolePolicyDocument: trusting('111122223333'),
    PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    Tags: [{ Key: 'a', Value: 'b' }],
  })
  expect(await aws.answer(root, 'iam:ListRoles', { PathPrefix: '/team/' })).toEqual({
    Roles: [
      {
        Path: '/team/',
        RoleName: 'reader',
        RoleId: expect.any(String),
        Arn: 'arn:aws:iam::111122223333:role/team/reader',
        CreateDate: expect.any(Number),
        AssumeRolePolicyDocument: trusting('111122223333'),
        Description: 'reads',
        MaxSessionDuration: 3600,
      },
    ],
    IsTruncated: false,
  })
})
