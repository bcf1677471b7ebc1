import { get, remove } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { noSuchUserPolicy } from '../errors.ts'
import { findUser, onUser, withUser } from '../findUser.ts'
import { policyName, userName } from '../members.ts'

export const deleteUserPolicy = defineOperation({
  name: 'iam:DeleteUserPolicy',
  summary: 'Takes a policy away from a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html',
  input: { UserName: userName, PolicyName: policyName },
  example: { UserName: 'bob', PolicyName: 'ReadGallery' },
  permissions: (_world, { UserName }, { accountId }) => [onUser('iam:DeleteUserPolicy', accountId, UserName)],
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ UserName, PolicyName }) => ({ userName: UserName, policyName: PolicyName }),
  },
  run(context, { UserName, PolicyName }): Record<string, never> {
    const user = findUser(context.world, context.accountId, UserName)
    const before = get(user.inlinePolicies, PolicyName)
    if (before === undefined) throw noSuchUserPolicy(PolicyName)
    context.change((world) => withUser(world, { ...user, inlinePolicies: remove(user.inlinePolicies, PolicyName) }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: user.arn,
      change: { type: 'policy-changed', what: 'identity policy', name: PolicyName, before, after: null },
    })
    return {}
  },
})
