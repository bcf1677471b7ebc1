import { expect, test } from 'vitest'
import { createKey } from '../../testing/kms.ts'
import { createGroup, createRole, identityArn, trusting } from '../../testing/identities.ts'
import { createUser, root, simulation, user } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_user_update and test_user_errors
test('gives a user another name and path, and leaves everything else', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', { Effect: 'Allow', Action: 'kms:ListKeys', Resource: '*' })
  const before = await aws.answer<{ User: object }>(root, 'iam:GetUser', { UserName: 'bob' })
  expect(
    await aws.answer(root, 'iam:UpdateUser', { UserName: 'bob', NewUserName: 'robert', NewPath: '/staff/' }),
  ).toEqual({})
  expect(await aws.answer(root, 'iam:GetUser', { UserName: 'robert' })).toEqual({
    User: {
      ...before.User,
      UserName: 'robert',
      Path: '/staff/',
      Arn: 'arn:aws:iam::111122223333:user/staff/robert',
    },
  })
  await aws.answer(user('robert'), 'kms:ListKeys', {})
  expect(await aws.refusal(root, 'iam:GetUser', { UserName: 'bob' })).toEqual({
    code: 'NoSuchEntity',
    status: 404,
    message: 'The user with name bob cannot be found.',
  })
})

test('refuses a user that does not exist, and a name that another has', async () => {
  const aws = simulation()
  expect(await aws.refusal(root, 'iam:UpdateUser', { UserName: 'nobody', NewUserName: 'x' })).toMatchObject({
    message: 'The user with name nobody cannot be found.',
  })
  await createUser(aws, 'bob')
  await createUser(aws, 'alice')
  expect(await aws.refusal(root, 'iam:UpdateUser', { UserName: 'bob', NewUserName: 'Alice' })).toEqual({
    code: 'EntityAlreadyExists',
    status: 409,
    message: 'User with name Alice already exists.',
  })
  await aws.answer(root, 'iam:UpdateUser', { UserName: 'bob', NewUserName: 'Bob' })
})

// The same file, test_user_rename_preserves_access_key_identity and test_user_rename_updates_access_key_metadata;
// test_iam_groups.snapshot.json, test_user_rename_preserves_group_membership
test('takes access keys and groups along', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName: 'bob' })
  const { AccessKey } = await aws.answer<{ AccessKey: { AccessKeyId: string } }>(root, 'iam:CreateAccessKey', {
    UserName: 'bob',
  })
  await aws.answer(root, 'iam:UpdateUser', { UserName: 'bob', NewUserName: 'robert' })
  expect(await aws.answer(root, 'iam:ListAccessKeys', { UserName: 'robert' })).toMatchObject({
    AccessKeyMetadata: [{ AccessKeyId: AccessKey.AccessKeyId, UserName: 'robert' }],
  })
  expect(await aws.answer(root, 'iam:GetGroup', { GroupName: 'editors' })).toMatchObject({
    Users: [{ UserName: 'robert', Arn: identityArn('user', 'robert') }],
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_rename.html
test('is followed by the policies that name the user as a principal, and by grants', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })
  const RoleArn = await createRole(aws, 'reader', trusting(identityArn('user', 'bob')))
  const key = await createKey(aws)
  const GranteePrincipal = identityArn('user', 'bob')
  await aws.answer(root, 'kms:CreateGrant', { KeyId: key.KeyId, GranteePrincipal, Operations: ['GenerateDataKey'] })
  await aws.answer(root, 'clock:PassTime', { Minutes: 10 })
  await aws.answer(root, 'iam:UpdateUser', { UserName: 'bob', NewUserName: 'robert' })
  const robert = user('robert')
  await aws.answer(robert, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'session' })
  await aws.answer(robert, 'kms:GenerateDataKey', { KeyId: key.KeyId, KeySpec: 'AES_256' })
  expect(await aws.answer(root, 'kms:ListGrants', { KeyId: key.KeyId })).toMatchObject({
    Grants: [{ GranteePrincipal: identityArn('user', 'robert') }],
  })
})

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
test('asks for the permission on the old name and on the new one', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const on = (name: string) => ({ Effect: 'Allow', Action: 'iam:UpdateUser', Resource: identityArn('user', name) })
  const half = await createUser(aws, 'half', on('bob'))
  const whole = await createUser(aws, 'whole', on('bob'), on('robert'))
  const input = { UserName: 'bob', NewUserName: 'robert' }
  expect(await aws.refusal(half, 'iam:UpdateUser', input)).toMatchObject({
    code: 'AccessDenied',
    message: `User: ${identityArn('user', 'half')} is not authorized to perform: iam:UpdateUser on resource: ${identityArn('user', 'robert')} because no identity-based policy allows the iam:UpdateUser action`,
  })
  await aws.answer(whole, 'iam:UpdateUser', input)
})
