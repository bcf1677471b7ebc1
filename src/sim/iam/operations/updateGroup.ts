import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { writes } from '../audit.ts'
import { identityArn, onArn, onGroup } from '../identity.ts'
import { groupName, path } from '../members.ts'
import { groupNamed } from '../named.ts'
import { renameGroup } from '../renameIdentity.ts'

export const updateGroup = defineOperation({
  name: 'iam:UpdateGroup',
  summary: 'Gives a group another name or path, and so another ARN. Everything else about it stays.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html',
  input: { GroupName: groupName, NewPath: path, NewGroupName: optional(groupName.shape) },
  example: { GroupName: 'editors', NewGroupName: 'writers' },
  // AWS asks for both: the group as it is, and as it will be.
  permissions: (world, { GroupName, NewPath, NewGroupName }, { accountId }) => [
    onGroup('iam:UpdateGroup', world, accountId, GroupName),
    ...(NewPath === undefined && NewGroupName === undefined
      ? []
      : [
          onArn(
            'iam:UpdateGroup',
            accountId,
            identityArn(
              'group',
              accountId,
              NewPath ?? groupNamed(world, accountId, GroupName)?.path ?? '/',
              NewGroupName ?? GroupName,
            ),
          ),
        ]),
  ],
  audit: writes,
  run(context, { GroupName, NewPath, NewGroupName }): Record<string, never> {
    renameGroup(context, GroupName, { name: NewGroupName, path: NewPath })
    return {}
  },
})
