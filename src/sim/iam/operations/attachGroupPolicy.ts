import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { attachPolicy } from '../attachments.ts'
import { onGroup } from '../identity.ts'
import { checkedArn } from '../managedPolicies.ts'
import { groupName, policyArn } from '../members.ts'

export const attachGroupPolicy = defineOperation({
  name: 'iam:AttachGroupPolicy',
  summary: 'Gives a group the permissions of a managed policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html',
  input: { GroupName: groupName, PolicyArn: policyArn },
  example: { GroupName: 'editors', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { GroupName, PolicyArn }, { accountId }) => [
    onGroup('iam:AttachGroupPolicy', world, accountId, GroupName, {
      context: { 'iam:PolicyARN': checkedArn(PolicyArn) },
    }),
  ],
  audit: writes,
  run(context, { GroupName, PolicyArn }): Record<string, never> {
    attachPolicy(context, 'group', GroupName, PolicyArn)
    return {}
  },
})
