import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json
test('lists the tags in the order of their keys, in pages', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const tags = [
    { Key: 'Environment', Value: 'Test' },
    { Key: 'Team', Value: 'Platform' },
  ]
  await aws.answer(root, 'iam:TagUser', { UserName: 'bob', Tags: tags.toReversed() })
  expect(await aws.answer(root, 'iam:ListUserTags', { UserName: 'bob' })).toEqual({ Tags: tags, IsTruncated: false })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListUserTags', { UserName: 'bob', MaxItems: 1 })
  expect(first).toEqual({ Tags: tags.slice(0, 1), IsTruncated: true, Marker: expect.any(String) })
  expect(await aws.answer(root, 'iam:ListUserTags', { UserName: 'bob', Marker: first.Marker })).toEqual({
    Tags: tags.slice(1),
    IsTruncated: false,
  })
})
