import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { deleteIdentity } from '../deleteIdentity.ts'
import { mustFirst } from '../administrationErrors.ts'
import { findGroup, onGroup } from '../identity.ts'
import { groupName } from '../members.ts'
import { membersOf } from '../membership.ts'

export const deleteGroup = defineOperation({
  name: 'iam:DeleteGroup',
  summary: 'Deletes a group that has no members and no policies left.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html',
  input: { GroupName: groupName },
  example: { GroupName: 'editors' },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:DeleteGroup', world, accountId, GroupName)],
  audit: writes,
  run(context, { GroupName }): Record<string, never> {
    const group = findGroup(context.world, context.accountId, GroupName)
    deleteIdentity(context, group, 'group', () => {
      if (!membersOf(context.world, group).next().done) throw mustFirst('remove users from group')
    })
    return {}
  },
})
