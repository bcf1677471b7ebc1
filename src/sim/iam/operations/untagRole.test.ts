import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_tag_operations
test('takes tags away, and does not mind keys that are not there', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const Tags = [
    { Key: 'somekey', Value: 'somevalue' },
    { Key: 'someotherkey', Value: 'someothervalue' },
  ]
  await aws.answer(root, 'iam:TagRole', { RoleName: 'reader', Tags })
  await aws.answer(root, 'iam:UntagRole', { RoleName: 'reader', TagKeys: ['SOMEKEY', 'unknown'] })
  expect(await aws.answer(root, 'iam:ListRoleTags', { RoleName: 'reader' })).toEqual({
    Tags: [{ Key: 'someotherkey', Value: 'someothervalue' }],
    IsTruncated: false,
  })
})

// The same, test_role_tag_errors
test('says all its rules for a key that breaks one', async () => {
  expect(await simulation().refusal(root, 'iam:UntagRole', { RoleName: 'reader', TagKeys: ['k'.repeat(129)] })).toEqual(
    {
      code: 'ValidationError',
      message: String.raw`1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null]`,
      status: 400,
    },
  )
})
