import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { detachPolicy } from '../attachments.ts'
import { onGroup } from '../identity.ts'
import { checkedArn } from '../managedPolicies.ts'
import { groupName, policyArn } from '../members.ts'

export const detachGroupPolicy = defineOperation({
  name: 'iam:DetachGroupPolicy',
  summary: 'Takes a managed policy away from a group.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html',
  input: { GroupName: groupName, PolicyArn: policyArn },
  example: { GroupName: 'editors', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { GroupName, PolicyArn }, { accountId }) => [
    onGroup('iam:DetachGroupPolicy', world, accountId, GroupName, {
      context: { 'iam:PolicyARN': checkedArn(PolicyArn) },
    }),
  ],
  audit: writes,
  run(context, { GroupName, PolicyArn }): Record<string, never> {
    detachPolicy(context, 'group', GroupName, PolicyArn)
    return {}
  },
})
