import { expect, test } from 'vitest'
import { createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_list_groups_for_user
test('lists the groups that a user is in', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  for (const GroupName of ['writers', 'editors', 'others']) {
    await createGroup(aws, GroupName)
    if (GroupName !== 'others') await aws.answer(root, 'iam:AddUserToGroup', { GroupName, UserName: 'bob' })
  }
  expect(await aws.answer(root, 'iam:ListGroupsForUser', { UserName: 'bob' })).toMatchObject({
    Groups: [{ GroupName: 'editors' }, { GroupName: 'writers' }],
    IsTruncated: false,
  })
})
