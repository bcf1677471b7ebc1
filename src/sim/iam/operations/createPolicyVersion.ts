import { defineOperation } from '../../operation.ts'
import { checkManagedDocument } from '../checkManagedDocument.ts'
import { boolean, optional } from '../../shape.ts'
import type { ManagedPolicy, PolicyVersion } from '../../world.ts'
import { creates } from '../audit.ts'
import { describedVersion, type VersionDescription } from '../descriptions.ts'
import { tooManyVersions } from '../administrationErrors.ts'
import { findPolicy, onPolicy, refuseAwsPolicy, storeVersions } from '../managedPolicies.ts'
import { policyArn, policyDocument } from '../members.ts'

const MOST = 5

export const createPolicyVersion = defineOperation({
  name: 'iam:CreatePolicyVersion',
  summary: 'Writes a new version of a managed policy; the old ones stay, up to five.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html',
  input: { PolicyArn: policyArn, PolicyDocument: policyDocument, SetAsDefault: optional(boolean) },
  example: {
    PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery',
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject*","Resource":"arn:aws:s3:::gallery/*"}]}',
    SetAsDefault: true,
  },
  permissions: (world, { PolicyArn }, { accountId }) => [
    onPolicy('iam:CreatePolicyVersion', world, accountId, PolicyArn),
  ],
  audit: creates,
  run(context, { PolicyArn, PolicyDocument, SetAsDefault = false }): CreatePolicyVersionOutput {
    refuseAwsPolicy(PolicyArn, 'create policy versions for policies')
    const before = findPolicy(context.world, PolicyArn)
    checkManagedDocument(PolicyDocument)
    if (before.versions.length >= MOST) throw tooManyVersions()
    const versionsMade = before.versionsMade + 1
    const version: PolicyVersion = {
      versionId: `v${versionsMade}`,
      createDate: context.now,
      document: PolicyDocument,
    }
    const policy: ManagedPolicy = {
      ...before,
      versions: [...before.versions, version],
      versionsMade,
      updateDate: context.now,
      ...(SetAsDefault && { defaultVersionId: version.versionId }),
    }
    storeVersions(context, before, policy)
    return { PolicyVersion: describedVersion(policy, version) }
  },
})

export interface CreatePolicyVersionOutput {
  readonly PolicyVersion: VersionDescription
}
