import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_update_group_name and test_update_group_path
test('gives a group another name and path; its members and policies stay', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName: 'bob' })
  const PolicyDocument = allowing('kms:ListKeys')
  await aws.answer(root, 'iam:PutGroupPolicy', { GroupName: 'editors', PolicyName: 'p', PolicyDocument })
  const input = { GroupName: 'editors', NewGroupName: 'writers', NewPath: '/new-path/' }
  expect(await aws.answer(root, 'iam:UpdateGroup', input)).toEqual({})
  expect(await aws.answer(root, 'iam:GetGroup', { GroupName: 'writers' })).toMatchObject({
    Group: { GroupName: 'writers', Path: '/new-path/', Arn: 'arn:aws:iam::111122223333:group/new-path/writers' },
    Users: [{ UserName: 'bob' }],
  })
  await aws.answer(bob, 'kms:ListKeys', {})
  expect(await aws.refusal(root, 'iam:GetGroup', { GroupName: 'editors' })).toMatchObject({ code: 'NoSuchEntity' })
})

// The same, test_update_group_not_found and test_update_group_duplicate_name
test('refuses a group that does not exist, and a name that another has', async () => {
  const aws = simulation()
  const nobody = { GroupName: 'nonexisting', NewGroupName: 'x' }
  expect(await aws.refusal(root, 'iam:UpdateGroup', nobody)).toMatchObject({
    message: 'The group with name nonexisting cannot be found.',
  })
  await createGroup(aws, 'one')
  await createGroup(aws, 'two')
  expect(await aws.refusal(root, 'iam:UpdateGroup', { GroupName: 'one', NewGroupName: 'two' })).toEqual({
    code: 'EntityAlreadyExists',
    status: 409,
    message: 'Group with name two already exists.',
  })
})
