import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

interface Created {
  AccessKey: { AccessKeyId: string }
}

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_access_key_update_status
test('switches a key off', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const { AccessKey } = await aws.answer<Created>(root, 'iam:CreateAccessKey', { UserName: 'bob' })
  const input = { UserName: 'bob', AccessKeyId: AccessKey.AccessKeyId, Status: 'Inactive' }
  expect(await aws.answer(root, 'iam:UpdateAccessKey', input)).toEqual({})
  expect(await aws.answer(root, 'iam:ListAccessKeys', { UserName: 'bob' })).toMatchObject({
    AccessKeyMetadata: [{ AccessKeyId: AccessKey.AccessKeyId, Status: 'Inactive' }],
  })
})

// The same, test_access_key_errors
test('refuses a key that the user does not have', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const input = { UserName: 'bob', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Active' }
  expect(await aws.refusal(root, 'iam:UpdateAccessKey', input)).toEqual({
    code: 'NoSuchEntity',
    message: 'The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.',
    status: 404,
  })
})

// LocalStack tests/aws/services/iam/test_iam.snapshot.json, test_invalid_update_parameters (of another credential)
test('does not say which states there are', async () => {
  const input = { UserName: 'bob', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Off' }
  expect(await simulation().refusal(root, 'iam:UpdateAccessKey', input)).toMatchObject({
    message:
      "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set",
  })
})
