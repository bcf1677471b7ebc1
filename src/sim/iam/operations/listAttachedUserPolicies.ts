import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { attachedTo } from '../attachments.ts'
import { findUser, onUser } from '../identity.ts'
import { newUserName, page, policyPath } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listAttachedUserPolicies = defineOperation({
  name: 'iam:ListAttachedUserPolicies',
  summary: 'Lists the managed policies that a user has.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html',
  input: { UserName: newUserName, PathPrefix: policyPath, ...page },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId }) => [
    onUser('iam:ListAttachedUserPolicies', world, accountId, UserName),
  ],
  audit: reads,
  run({ world, accountId }, { UserName, PathPrefix = '/', ...request }) {
    const attached = attachedTo(world, findUser(world, accountId, UserName)).filter(({ path }) =>
      path.startsWith(PathPrefix),
    )
    const { items, more } = pageOf(attached, ({ policyName }) => policyName, request)
    return {
      AttachedPolicies: items.map(({ policyName, arn }) => ({ PolicyName: policyName, PolicyArn: arn })),
      ...more,
    }
  },
})
