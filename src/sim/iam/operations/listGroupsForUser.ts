import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedGroup } from '../descriptions.ts'
import { findUser, onUser } from '../identity.ts'
import { page, userName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listGroupsForUser = defineOperation({
  name: 'iam:ListGroupsForUser',
  summary: 'Lists the groups that a user is in.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html',
  input: { UserName: userName, ...page },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:ListGroupsForUser', world, accountId, UserName)],
  audit: reads,
  run({ world, accountId }, { UserName, ...request }) {
    const user = findUser(world, accountId, UserName)
    const groups = user.groups.flatMap((arn) => get(world.iam.groups, arn) ?? [])
    const { items, more } = pageOf(groups, ({ groupName }) => groupName, request)
    return { Groups: items.map(describedGroup), ...more }
  },
})
