import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { onGroup } from '../identity.ts'
import { putInlinePolicy } from '../inlinePolicies.ts'
import { groupName, policyDocument, policyName } from '../members.ts'

export const putGroupPolicy = defineOperation({
  name: 'iam:PutGroupPolicy',
  summary: 'Writes a policy into a group, or replaces the one of that name.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html',
  input: { GroupName: groupName, PolicyName: policyName, PolicyDocument: policyDocument },
  example: {
    GroupName: 'editors',
    PolicyName: 'ReadGallery',
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery/*"}]}',
  },
  permissions: (world, { GroupName }, { accountId }) => [onGroup('iam:PutGroupPolicy', world, accountId, GroupName)],
  audit: writes,
  run(context, { GroupName, PolicyName, PolicyDocument }): Record<string, never> {
    putInlinePolicy(context, 'group', GroupName, { name: PolicyName, document: PolicyDocument })
    return {}
  },
})
