import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { onUser } from '../identity.ts'
import { deleteInlinePolicy } from '../inlinePolicies.ts'
import { policyName, userName } from '../members.ts'

export const deleteUserPolicy = defineOperation({
  name: 'iam:DeleteUserPolicy',
  summary: 'Takes a policy away from a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html',
  input: { UserName: userName, PolicyName: policyName },
  example: { UserName: 'bob', PolicyName: 'ReadGallery' },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:DeleteUserPolicy', world, accountId, UserName)],
  audit: writes,
  run(context, { UserName, PolicyName }): Record<string, never> {
    deleteInlinePolicy(context, 'user', UserName, PolicyName)
    return {}
  },
})
