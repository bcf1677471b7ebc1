import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { onGroup } from '../identity.ts'
import { getInlinePolicy } from '../inlinePolicies.ts'
import { groupName, policyName } from '../members.ts'

export const getGroupPolicy = defineOperation({
  name: 'iam:GetGroupPolicy',
  summary: 'Shows a policy that is written into a group.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html',
  input: { GroupName: groupName, PolicyName: policyName },
  example: { GroupName: 'editors', PolicyName: 'ReadGallery' },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:GetGroupPolicy', world, accountId, GroupName)],
  audit: reads,
  run(context, { GroupName, PolicyName }): GetGroupPolicyOutput {
    const { document } = getInlinePolicy(context, 'group', GroupName, PolicyName)
    return { GroupName, PolicyName, PolicyDocument: document }
  },
})

export interface GetGroupPolicyOutput {
  readonly GroupName: string
  readonly PolicyName: string
  /** The text as it was put; only AWS's wire format URL-encodes it. */
  readonly PolicyDocument: string
}
