import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findUser, onUser } from '../identity.ts'
import { page, userName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listUserTags = defineOperation({
  name: 'iam:ListUserTags',
  summary: 'Lists the tags of a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html',
  input: { UserName: userName, ...page },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:ListUserTags', world, accountId, UserName)],
  audit: reads,
  run({ world, accountId }, { UserName, ...request }) {
    const { tags } = findUser(world, accountId, UserName)
    const { items, more } = pageOf(tags, ({ Key }) => Key, request)
    return { Tags: items, ...more }
  },
})
