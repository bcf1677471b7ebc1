import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const tagsOf = async (aws: ReturnType<typeof simulation>) =>
  (await aws.answer<{ Tags: unknown }>(root, 'iam:ListUserTags', { UserName: 'bob' })).Tags

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_tag_operations
test('adds tags, and gives a known key its new value', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const tag = (...Tags: readonly object[]) => aws.answer(root, 'iam:TagUser', { UserName: 'bob', Tags })
  await tag({ Key: 'somekey', Value: 'somevalue' }, { Key: 'someotherkey', Value: 'someothervalue' })
  await tag({ Key: 'somekey', Value: '' })
  expect(await tagsOf(aws)).toEqual([
    { Key: 'somekey', Value: '' },
    { Key: 'someotherkey', Value: 'someothervalue' },
  ])
})

// The same, test_role_tag_errors
test('refuses keys that differ in case only', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'A', Value: '2' },
  ]
  expect(await aws.refusal(root, 'iam:TagUser', { UserName: 'bob', Tags })).toEqual({
    code: 'InvalidInput',
    message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    status: 400,
  })
})

test.each([
  [
    Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })),
    "'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
  ],
  [
    [{ Key: 'k'.repeat(129), Value: '' }],
    "'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
  ],
  [
    [{ Key: 'k', Value: 'v'.repeat(257) }],
    "'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
  ],
  [
    [{ Key: 'k&', Value: '' }],
    String.raw`'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`,
  ],
])('refuses tags that break a rule (%#)', async (Tags, problem) => {
  expect(await simulation().refusal(root, 'iam:TagUser', { UserName: 'bob', Tags })).toEqual({
    code: 'ValidationError',
    message: `1 validation error detected: Value at ${problem}`,
    status: 400,
  })
})

test('refuses more than 50 tags in all', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }))
  await aws.answer(root, 'iam:TagUser', { UserName: 'bob', Tags })
  expect(await aws.refusal(root, 'iam:TagUser', { UserName: 'bob', Tags: [{ Key: 'more', Value: '' }] })).toMatchObject(
    { code: 'LimitExceeded', status: 409 },
  )
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_tag_operations
test('spells a known key the new way', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await aws.answer(root, 'iam:TagUser', { UserName: 'bob', Tags: [{ Key: 'somekey', Value: 'somevalue' }] })
  await aws.answer(root, 'iam:TagUser', { UserName: 'bob', Tags: [{ Key: 'Somekey', Value: 'updatedvalue' }] })
  expect(await tagsOf(aws)).toEqual([{ Key: 'Somekey', Value: 'updatedvalue' }])
})
