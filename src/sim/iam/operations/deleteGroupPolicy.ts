import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { onGroup } from '../identity.ts'
import { deleteInlinePolicy } from '../inlinePolicies.ts'
import { groupName, policyName } from '../members.ts'

export const deleteGroupPolicy = defineOperation({
  name: 'iam:DeleteGroupPolicy',
  summary: 'Takes a policy away from a group.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html',
  input: { GroupName: groupName, PolicyName: policyName },
  example: { GroupName: 'editors', PolicyName: 'ReadGallery' },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:DeleteGroupPolicy', world, accountId, GroupName)],
  audit: writes,
  run(context, { GroupName, PolicyName }): Record<string, never> {
    deleteInlinePolicy(context, 'group', GroupName, PolicyName)
    return {}
  },
})
