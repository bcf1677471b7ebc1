import { expect, test } from 'vitest'
import { createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_add_user_to_group
test('shows a group with its members', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  for (const UserName of ['carol', 'bob', 'alice']) {
    await createUser(aws, UserName)
    if (UserName !== 'alice') await aws.answer(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName })
  }
  expect(await aws.answer(root, 'iam:GetGroup', { GroupName: 'editors' })).toMatchObject({
    Group: { GroupName: 'editors', Path: '/', Arn: 'arn:aws:iam::111122223333:group/editors' },
    Users: [{ UserName: 'bob' }, { UserName: 'carol' }],
    IsTruncated: false,
  })
})

// The same, test_get_group
test('refuses a group that does not exist', async () => {
  expect(await simulation().refusal(root, 'iam:GetGroup', { GroupName: 'nobody' })).toEqual({
    code: 'NoSuchEntity',
    message: 'The group with name nobody cannot be found.',
    status: 404,
  })
})
