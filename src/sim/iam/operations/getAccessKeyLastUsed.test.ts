import { expect, test } from 'vitest'
import { createUser, root, simulation, user } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_access_key_last_used
test('tells when and for what a key was last used', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', { Effect: 'Allow', Action: '*', Resource: '*' })
  const { AccessKey } = await aws.answer<{ AccessKey: { AccessKeyId: string } }>(root, 'iam:CreateAccessKey', {
    UserName: 'bob',
  })
  const lastUsed = () => aws.answer(root, 'iam:GetAccessKeyLastUsed', { AccessKeyId: AccessKey.AccessKeyId })
  expect(await lastUsed()).toEqual({ UserName: 'bob', AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } })
  await aws.answer(user('bob'), 'kms:ListKeys', {}, 'eu-west-1')
  await aws.answer(root, 'kms:ListKeys', {})
  expect(await lastUsed()).toEqual({
    UserName: 'bob',
    AccessKeyLastUsed: {
      LastUsedDate: expect.any(Number) as number,
      ServiceName: 'kms',
      Region: 'eu-west-1',
    },
  })
})

// The same, test_access_key_errors
test('does not tell of a key that the account does not have', async () => {
  const aws = simulation()
  const expected = {
    code: 'AccessDenied',
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:root is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE',
  }
  expect(await aws.refusal(root, 'iam:GetAccessKeyLastUsed', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).toEqual(expected)
})
