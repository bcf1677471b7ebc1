import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedVersion, type VersionDescription } from '../descriptions.ts'
import { findVersion, onPolicy } from '../managedPolicies.ts'
import { policyArn, versionId } from '../members.ts'

export const getPolicyVersion = defineOperation({
  name: 'iam:GetPolicyVersion',
  summary: 'Shows the document of one version of a managed policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html',
  input: { PolicyArn: policyArn, VersionId: versionId },
  example: { PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess', VersionId: 'v3' },
  permissions: (world, { PolicyArn }, { accountId }) => [onPolicy('iam:GetPolicyVersion', world, accountId, PolicyArn)],
  audit: reads,
  run({ world }, { PolicyArn, VersionId }): GetPolicyVersionOutput {
    const { policy, version } = findVersion(world, PolicyArn, VersionId)
    return { PolicyVersion: { Document: version.document, ...describedVersion(policy, version) } }
  },
})

export interface GetPolicyVersionOutput {
  readonly PolicyVersion: VersionDescription & {
    /** The text as it was put; only AWS's wire format URL-encodes it. */
    readonly Document: string
  }
}
