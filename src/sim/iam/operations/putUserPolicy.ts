import { entries, get, set } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import type { User } from '../../world.ts'
import { malformedPolicy, userPoliciesTooLarge } from '../errors.ts'
import { findUser, onUser, withUser } from '../findUser.ts'
import { identityPolicyProblem } from '../identityPolicyProblem.ts'
import { policyDocument, policyName, userName } from '../members.ts'

/** For all inline policies of a user together, without white space. */
const LARGEST = 2048

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
  permissions: (_world, { UserName }, { accountId }) => [onUser('iam:PutUserPolicy', accountId, UserName)],
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ UserName, PolicyName, PolicyDocument }) => ({
      userName: UserName,
      policyName: PolicyName,
      policyDocument: PolicyDocument,
    }),
  },
  run(context, { UserName, PolicyName, PolicyDocument }): Record<string, never> {
    const user = findUser(context.world, context.accountId, UserName)
    const problem = identityPolicyProblem(PolicyDocument)
    if (problem !== undefined) throw malformedPolicy(problem)
    const before = get(user.inlinePolicies, PolicyName) ?? null
    const changed: User = { ...user, inlinePolicies: set(user.inlinePolicies, PolicyName, PolicyDocument) }
    if (sizeOfPolicies(changed) > LARGEST) throw userPoliciesTooLarge(UserName, LARGEST)
    context.change((world) => withUser(world, changed))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: user.arn,
      change: { type: 'policy-changed', what: 'identity policy', name: PolicyName, before, after: PolicyDocument },
    })
    return {}
  },
})

function sizeOfPolicies({ inlinePolicies }: User): number {
  let size = 0
  for (const [, document] of entries(inlinePolicies)) size += document.replaceAll(/\s/g, '').length
  return size
}
