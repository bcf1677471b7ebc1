import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('lists the tags in the order of their keys, in pages', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const tags = [
    { Key: 'Environment', Value: 'Test' },
    { Key: 'Team', Value: 'Platform' },
  ]
  await aws.answer(root, 'iam:TagRole', { RoleName: 'reader', Tags: tags.toReversed() })
  expect(await aws.answer(root, 'iam:ListRoleTags', { RoleName: 'reader' })).toEqual({ Tags: tags, IsTruncated: false })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListRoleTags', { RoleName: 'reader', MaxItems: 1 })
  expect(first).toEqual({ Tags: tags.slice(0, 1), IsTruncated: true, Marker: expect.any(String) })
  expect(await aws.answer(root, 'iam:ListRoleTags', { RoleName: 'reader', Marker: first.Marker })).toEqual({
    Tags: tags.slice(1),
    IsTruncated: false,
  })
})
