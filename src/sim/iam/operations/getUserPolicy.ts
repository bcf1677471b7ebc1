import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { onUser } from '../identity.ts'
import { getInlinePolicy } from '../inlinePolicies.ts'
import { policyName, userName } from '../members.ts'

export const getUserPolicy = defineOperation({
  name: 'iam:GetUserPolicy',
  summary: 'Shows a policy that is written into a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html',
  input: { UserName: userName, PolicyName: policyName },
  example: { UserName: 'bob', PolicyName: 'ReadGallery' },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:GetUserPolicy', world, accountId, UserName)],
  audit: reads,
  run(context, { UserName, PolicyName }): GetUserPolicyOutput {
    const { document } = getInlinePolicy(context, 'user', UserName, PolicyName)
    return { UserName, PolicyName, PolicyDocument: document }
  },
})

export interface GetUserPolicyOutput {
  readonly UserName: string
  readonly PolicyName: string
  /** The text as it was put; only AWS's wire format URL-encodes it. */
  readonly PolicyDocument: string
}
