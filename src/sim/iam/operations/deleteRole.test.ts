import { expect, test } from 'vitest'
import { allowing, createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

const input = { RoleName: 'reader' }

test('deletes a role that has no policies left', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.answer(root, 'iam:DeleteRole', input)).toEqual({})
  expect(await aws.refusal(root, 'iam:GetRole', input)).toMatchObject({ code: 'NoSuchEntity' })
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_delete_role_with_attached_policy, …_inline_policy
test.each([
  [
    'iam:AttachRolePolicy',
    { ...input, PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    'must detach all policies first.',
  ],
  ['iam:PutRolePolicy', { ...input, PolicyName: 'p', PolicyDocument: allowing('s3:*') }, 'must delete policies first.'],
])('refuses after %s', async (operation, given, what) => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, operation, given)
  expect(await aws.refusal(root, 'iam:DeleteRole', input)).toEqual({
    code: 'DeleteConflict',
    message: `Cannot delete entity, ${what}`,
    status: 409,
  })
})
