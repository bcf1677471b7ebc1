import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { quotaExceeded } from '../errors.ts'
import { findGroup, findUser, onGroup } from '../identity.ts'
import { groupName, userName } from '../members.ts'
import { setGroups } from '../membership.ts'

const MOST = 10

export const addUserToGroup = defineOperation({
  name: 'iam:AddUserToGroup',
  summary: 'Puts a user into a group: its policies are now the user’s as well.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html',
  input: { GroupName: groupName, UserName: userName },
  example: { GroupName: 'editors', UserName: 'bob' },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:AddUserToGroup', world, accountId, GroupName)],
  audit: writes,
  run(context, { GroupName, UserName }): Record<string, never> {
    const user = findUser(context.world, context.accountId, UserName)
    const { arn } = findGroup(context.world, context.accountId, GroupName)
    if (user.groups.includes(arn)) return {}
    if (user.groups.length >= MOST) throw quotaExceeded('GroupsPerUser', MOST)
    setGroups(context, user, [...user.groups, arn])
    return {}
  },
})
