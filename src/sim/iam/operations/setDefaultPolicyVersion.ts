import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { findVersion, onPolicy, refuseAwsPolicy, storeVersions } from '../managedPolicies.ts'
import { policyArn, versionId } from '../members.ts'

export const setDefaultPolicyVersion = defineOperation({
  name: 'iam:SetDefaultPolicyVersion',
  summary: 'Puts another version of a managed policy into force, for all who have it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html',
  input: { PolicyArn: policyArn, VersionId: versionId },
  example: { PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery', VersionId: 'v1' },
  permissions: (world, { PolicyArn }, { accountId }) => [
    onPolicy('iam:SetDefaultPolicyVersion', world, accountId, PolicyArn),
  ],
  audit: writes,
  run(context, { PolicyArn, VersionId }): Record<string, never> {
    refuseAwsPolicy(PolicyArn, 'update policies')
    const { policy } = findVersion(context.world, PolicyArn, VersionId)
    storeVersions(context, policy, { ...policy, defaultVersionId: VersionId, updateDate: context.now })
    return {}
  },
})
