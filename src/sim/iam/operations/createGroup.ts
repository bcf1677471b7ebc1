import { defineOperation } from '../../operation.ts'
import type { Group } from '../../world.ts'
import { creates } from '../audit.ts'
import { describedGroup, type GroupDescription } from '../descriptions.ts'
import { identityArn, onArn, refuseTakenName, withIdentity } from '../identity.ts'
import { newUniqueId } from '../ids.ts'
import { groupName, path } from '../members.ts'

export const createGroup = defineOperation({
  name: 'iam:CreateGroup',
  summary: 'Creates a group, whose policies are those of all its members.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html',
  input: { GroupName: groupName, Path: path },
  example: { GroupName: 'editors' },
  permissions: (_world, { GroupName, Path = '/' }, { accountId }) => [
    onArn('iam:CreateGroup', accountId, identityArn('group', accountId, Path, GroupName)),
  ],
  audit: creates,
  run(context, { GroupName, Path = '/' }): CreateGroupOutput {
    const { world, accountId, environment } = context
    refuseTakenName(world, accountId, 'group', GroupName)
    const group: Group = {
      arn: identityArn('group', accountId, Path, GroupName),
      groupName: GroupName,
      groupId: newUniqueId(environment, 'AGPA'),
      path: Path,
      createDate: context.now,
      inlinePolicies: null,
      attachedPolicies: [],
    }
    context.change((now) => withIdentity(now, group))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: group.arn,
      change: { type: 'created', what: 'group' },
    })
    return { Group: describedGroup(group) }
  },
})

export interface CreateGroupOutput {
  readonly Group: GroupDescription
}
