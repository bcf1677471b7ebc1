import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedGroup, listedUser } from '../descriptions.ts'
import { findGroup, onGroup } from '../identity.ts'
import { groupName, page } from '../members.ts'
import { membersOf } from '../membership.ts'
import { pageOf } from '../pages.ts'

export const getGroup = defineOperation({
  name: 'iam:GetGroup',
  summary: 'Shows a group and who is in it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html',
  input: { GroupName: groupName, ...page },
  example: { GroupName: 'editors' },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:GetGroup', world, accountId, GroupName)],
  audit: reads,
  run({ world, accountId }, { GroupName, ...request }) {
    const group = findGroup(world, accountId, GroupName)
    const { items, more } = pageOf(membersOf(world, group), ({ userName }) => userName, request)
    return { Group: describedGroup(group), Users: items.map(listedUser), ...more }
  },
})
