import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { noSuchUserPolicy } from '../errors.ts'
import { findUser, onUser } from '../findUser.ts'
import { policyName, userName } from '../members.ts'

export const getUserPolicy = defineOperation({
  name: 'iam:GetUserPolicy',
  summary: 'Shows a policy that is written into a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html',
  input: { UserName: userName, PolicyName: policyName },
  example: { UserName: 'bob', PolicyName: 'ReadGallery' },
  permissions: (_world, { UserName }, { accountId }) => [onUser('iam:GetUserPolicy', accountId, UserName)],
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ UserName, PolicyName }) => ({ userName: UserName, policyName: PolicyName }),
  },
  run(context, { UserName, PolicyName }): GetUserPolicyOutput {
    const document = get(findUser(context.world, context.accountId, UserName).inlinePolicies, PolicyName)
    if (document === undefined) throw noSuchUserPolicy(PolicyName)
    return { UserName, PolicyName, PolicyDocument: document }
  },
})

export interface GetUserPolicyOutput {
  readonly UserName: string
  readonly PolicyName: string
  /** The text as it was put; only AWS's wire format URL-encodes it. */
  readonly PolicyDocument: string
}
