import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { findGroup, findUser, onGroup } from '../identity.ts'
import { groupName, userName } from '../members.ts'
import { setGroups } from '../membership.ts'

export const removeUserFromGroup = defineOperation({
  name: 'iam:RemoveUserFromGroup',
  summary: 'Takes a user out of a group.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html',
  input: { GroupName: groupName, UserName: userName },
  example: { GroupName: 'editors', UserName: 'bob' },
  permissions: (world, { GroupName }, { accountId }) => [
    onGroup('iam:RemoveUserFromGroup', world, accountId, GroupName),
  ],
  audit: writes,
  run(context, { GroupName, UserName }): Record<string, never> {
    const user = findUser(context.world, context.accountId, UserName)
    const { arn } = findGroup(context.world, context.accountId, GroupName)
    // Who is not in the group is as good as removed.
    const groups = user.groups.filter((group) => group !== arn)
    if (groups.length < user.groups.length) setGroups(context, user, groups)
    return {}
  },
})
