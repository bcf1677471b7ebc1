import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_access_key_lifecycle
test('lists the keys of a user, without their secrets', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createUser(aws, 'carol')
  for (const UserName of ['bob', 'carol']) await aws.answer(root, 'iam:CreateAccessKey', { UserName })
  expect(await aws.answer(root, 'iam:ListAccessKeys', { UserName: 'bob' })).toEqual({
    AccessKeyMetadata: [
      {
        UserName: 'bob',
        AccessKeyId: expect.stringMatching(/^AKIA/),
        Status: 'Active',
        CreateDate: expect.any(Number),
      },
    ],
    IsTruncated: false,
  })
})
