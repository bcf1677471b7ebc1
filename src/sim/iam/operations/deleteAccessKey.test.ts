import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_access_key_lifecycle
test('deletes a key, once', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const { AccessKey } = await aws.answer<{ AccessKey: { AccessKeyId: string } }>(root, 'iam:CreateAccessKey', {
    UserName: 'bob',
  })
  const input = { UserName: 'bob', AccessKeyId: AccessKey.AccessKeyId }
  expect(await aws.answer(root, 'iam:DeleteAccessKey', input)).toEqual({})
  expect(await aws.refusal(root, 'iam:DeleteAccessKey', input)).toMatchObject({ code: 'NoSuchEntity' })
})

// The same, test_access_key_errors
test('needs a name when the caller is no user', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })
  const RoleArn = await createRole(aws, 'reader')
  const { AssumedRoleUser } = await aws.answer<{ AssumedRoleUser: { Arn: string } }>(bob, 'sts:AssumeRole', {
    RoleArn,
    RoleSessionName: 'bob',
  })
  const session = { type: 'role-session', session: AssumedRoleUser.Arn } as const
  expect(await aws.refusal(session, 'iam:DeleteAccessKey', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).toEqual({
    code: 'ValidationError',
    message: 'Must specify userName when calling with non-User credentials',
    status: 400,
  })
})
