import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { detachPolicy } from '../attachments.ts'
import { onUser } from '../identity.ts'
import { checkedArn } from '../managedPolicies.ts'
import { newUserName, policyArn } from '../members.ts'

export const detachUserPolicy = defineOperation({
  name: 'iam:DetachUserPolicy',
  summary: 'Takes a managed policy away from a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html',
  input: { UserName: newUserName, PolicyArn: policyArn },
  example: { UserName: 'bob', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { UserName, PolicyArn }, { accountId }) => [
    onUser('iam:DetachUserPolicy', world, accountId, UserName, { context: { 'iam:PolicyARN': checkedArn(PolicyArn) } }),
  ],
  audit: writes,
  run(context, { UserName, PolicyArn }): Record<string, never> {
    detachPolicy(context, 'user', UserName, PolicyArn)
    return {}
  },
})
