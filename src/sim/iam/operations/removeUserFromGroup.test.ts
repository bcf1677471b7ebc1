import { expect, test } from 'vitest'
import { createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_user_group_membership
test('takes a user out, and does not mind one who is not in', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  const input = { GroupName: 'editors', UserName: 'bob' }
  await aws.answer(root, 'iam:AddUserToGroup', input)
  for (let i = 0; i < 2; i++) expect(await aws.answer(root, 'iam:RemoveUserFromGroup', input)).toEqual({})
  expect(await aws.answer(root, 'iam:GetGroup', { GroupName: 'editors' })).toMatchObject({ Users: [] })
})

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_remove_user_from_unknown_group
test('looks for the user before the group', async () => {
  const input = { GroupName: 'unknown', UserName: 'any-user' }
  expect(await simulation().refusal(root, 'iam:RemoveUserFromGroup', input)).toEqual({
    code: 'NoSuchEntity',
    message: 'The user with name any-user cannot be found.',
    status: 404,
  })
})
