import { expect, test } from 'vitest'
import { createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_list_groups
test('lists the groups of the account', async () => {
  const aws = simulation()
  for (const name of ['writers', 'editors']) await createGroup(aws, name)
  expect(await aws.answer(root, 'iam:ListGroups', {})).toMatchObject({
    Groups: [{ GroupName: 'editors' }, { GroupName: 'writers' }],
    IsTruncated: false,
  })
})

test('lists no groups of another account', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  expect(await aws.answer({ type: 'root', accountId: '444455556666' }, 'iam:ListGroups', {})).toEqual({
    Groups: [],
    IsTruncated: false,
  })
})
