import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { attachPolicy } from '../attachments.ts'
import { onUser } from '../identity.ts'
import { checkedArn } from '../managedPolicies.ts'
import { newUserName, policyArn } from '../members.ts'

export const attachUserPolicy = defineOperation({
  name: 'iam:AttachUserPolicy',
  summary: 'Gives a user the permissions of a managed policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html',
  input: { UserName: newUserName, PolicyArn: policyArn },
  example: { UserName: 'bob', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { UserName, PolicyArn }, { accountId }) => [
    onUser('iam:AttachUserPolicy', world, accountId, UserName, { context: { 'iam:PolicyARN': checkedArn(PolicyArn) } }),
  ],
  audit: writes,
  run(context, { UserName, PolicyArn }): Record<string, never> {
    attachPolicy(context, 'user', UserName, PolicyArn)
    return {}
  },
})
