import { defineOperation } from '../../operation.ts'
import { checkManagedDocument } from '../checkManagedDocument.ts'
import { optional, string } from '../../shape.ts'
import type { ManagedPolicy } from '../../world.ts'
import { creates } from '../audit.ts'
import { createdPolicy, type PolicyDescription } from '../descriptions.ts'
import { policyExists } from '../administrationErrors.ts'
import { newUniqueId } from '../ids.ts'
import { onNewPolicy, policiesIn, policyArnOf, withPolicy } from '../managedPolicies.ts'
import { policyDocument, policyName, policyPath, tagList } from '../members.ts'
import { policyTags, tagged } from '../tags.ts'

export const createPolicy = defineOperation({
  name: 'iam:CreatePolicy',
  summary: 'Creates a managed policy, which many users, groups and roles can have at once.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html',
  input: {
    PolicyName: policyName,
    PolicyDocument: policyDocument,
    Path: policyPath,
    Description: optional(string({ max: 1000 })),
    Tags: optional(tagList),
  },
  example: {
    PolicyName: 'ReadGallery',
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery/*"}]}',
  },
  permissions: (_world, { PolicyName, Path = '/', Tags }, { accountId }) =>
    onNewPolicy(accountId, policyArnOf(accountId, Path, PolicyName), PolicyName, Tags),
  audit: creates,
  run(context, { PolicyName, PolicyDocument, Path = '/', Description, Tags = [] }): CreatePolicyOutput {
    const { world, accountId, now } = context
    const tags = tagged([], Tags, policyTags)
    checkManagedDocument(PolicyDocument)
    refuseTakenName([...policiesIn(world, accountId)], PolicyName)
    const policy: ManagedPolicy = {
      arn: policyArnOf(accountId, Path, PolicyName),
      policyName: PolicyName,
      policyId: newUniqueId(context.environment, 'ANPA'),
      path: Path,
      createDate: now,
      updateDate: now,
      defaultVersionId: 'v1',
      versions: [{ versionId: 'v1', createDate: now, document: PolicyDocument }],
      versionsMade: 1,
      tags,
      ...(Description !== undefined && { description: Description }),
    }
    context.change((before) => withPolicy(before, policy))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: policy.arn,
      change: { type: 'created', what: 'managed policy' },
    })
    return { Policy: createdPolicy(context.world, policy) }
  },
})

export interface CreatePolicyOutput {
  readonly Policy: PolicyDescription
}

/** Names of policies are unique in an account without regard to case and path. */
function refuseTakenName(policies: readonly ManagedPolicy[], name: string): void {
  if (policies.some(({ policyName }) => policyName.toLowerCase() === name.toLowerCase())) throw policyExists(name)
}
