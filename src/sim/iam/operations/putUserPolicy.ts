import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { onUser } from '../identity.ts'
import { putInlinePolicy } from '../inlinePolicies.ts'
import { policyDocument, policyName, userName } from '../members.ts'

export const putUserPolicy = defineOperation({
  name: 'iam:PutUserPolicy',
  summary: 'Writes a policy into a user, or replaces the one of that name.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html',
  input: { UserName: userName, PolicyName: policyName, PolicyDocument: policyDocument },
  example: {
    UserName: 'bob',
    PolicyName: 'ReadGallery',
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery/*"}]}',
  },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:PutUserPolicy', world, accountId, UserName)],
  audit: writes,
  run(context, { UserName, PolicyName, PolicyDocument }): Record<string, never> {
    putInlinePolicy(context, 'user', UserName, { name: PolicyName, document: PolicyDocument })
    return {}
  },
})
