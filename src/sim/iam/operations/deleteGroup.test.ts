import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const input = { GroupName: 'editors' }

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_delete_group, test_delete_unknown_group
test('deletes a group, once', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  expect(await aws.answer(root, 'iam:DeleteGroup', input)).toEqual({})
  expect(await aws.refusal(root, 'iam:DeleteGroup', input)).toMatchObject({
    message: 'The group with name editors cannot be found.',
  })
})

test.each([
  ['iam:AddUserToGroup', { ...input, UserName: 'bob' }, 'must remove users from group first.'],
  [
    'iam:PutGroupPolicy',
    { ...input, PolicyName: 'p', PolicyDocument: allowing('s3:*') },
    'must delete policies first.',
  ],
  [
    'iam:AttachGroupPolicy',
    { ...input, PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    'must detach all policies first.',
  ],
])('refuses after %s', async (operation, given, what) => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await aws.answer(root, operation, given)
  expect(await aws.refusal(root, 'iam:DeleteGroup', input)).toEqual({
    code: 'DeleteConflict',
    message: `Cannot delete entity, ${what}`,
    status: 409,
  })
})
