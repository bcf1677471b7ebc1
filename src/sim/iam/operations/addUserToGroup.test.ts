import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('gives the user what the policies of the group say', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:PutGroupPolicy', {
    GroupName: 'editors',
    PolicyName: 'Look',
    PolicyDocument: allowing('iam:ListUsers'),
  })
  expect(await aws.refusal(bob, 'iam:ListUsers', {})).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName: 'bob' })
  await aws.answer(bob, 'iam:ListUsers', {})
})

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_add_user_to_group_idempotent
test('joining twice is joining once', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  for (let i = 0; i < 2; i++) await aws.answer(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName: 'bob' })
  await aws.answer(root, 'iam:RemoveUserFromGroup', { GroupName: 'editors', UserName: 'bob' })
  expect(await aws.answer(root, 'iam:ListGroupsForUser', { UserName: 'bob' })).toMatchObject({ Groups: [] })
})

// The same, test_add_unknown_user_to_group, test_add_user_to_unknown_group
test('refuses who or what does not exist', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  expect(await aws.refusal(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName: 'eve' })).toMatchObject({
    message: 'The user with name eve cannot be found.',
  })
  expect(await aws.refusal(root, 'iam:AddUserToGroup', { GroupName: 'others', UserName: 'bob' })).toMatchObject({
    message: 'The group with name others cannot be found.',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test('refuses an eleventh group', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const join = async (GroupName: string) => {
    await createGroup(aws, GroupName)
    return aws.send(root, 'iam:AddUserToGroup', { GroupName, UserName: 'bob' })
  }
  for (let i = 0; i < 10; i++) expect(await join(`g${i}`)).not.toHaveProperty('error')
  expect(await join('g10')).toMatchObject({
    error: { code: 'LimitExceeded', message: 'Cannot exceed quota for GroupsPerUser: 10', status: 409 },
  })
})
