import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const input = { UserName: 'bob' }

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_user_lifecycle
test('deletes a user who has nothing left', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.answer(root, 'iam:DeleteUser', input)).toEqual({})
  expect(await aws.refusal(root, 'iam:GetUser', input)).toMatchObject({ code: 'NoSuchEntity' })
  // Of somebody who is gone, no access key is known.
  expect((await aws.refusal(bob, 'sts:GetCallerIdentity', {})).code).toBe('InvalidClientTokenId')
  expect((await aws.refusal(bob, 's3:ListBuckets', {})).code).toBe('InvalidAccessKeyId')
})

const POLICY = { UserName: 'bob', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }

// The same, test_delete_user_with_attached_policy, test_delete_user_with_inline_policy; versity/versitygw iamapi; n8n-io/n8n
test.each([
  ['iam:AttachUserPolicy', POLICY, 'must detach all policies first.'],
  ['iam:PutUserPolicy', { ...input, PolicyName: 'p', PolicyDocument: allowing('s3:*') }, 'must delete policies first.'],
  ['iam:CreateAccessKey', input, 'must delete access keys first.'],
  ['iam:AddUserToGroup', { ...input, GroupName: 'editors' }, 'must remove users from group first.'],
])('refuses after %s', async (operation, given, what) => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await aws.answer(root, operation, given)
  expect(await aws.refusal(root, 'iam:DeleteUser', input)).toEqual({
    code: 'DeleteConflict',
    message: `Cannot delete entity, ${what}`,
    status: 409,
  })
})
