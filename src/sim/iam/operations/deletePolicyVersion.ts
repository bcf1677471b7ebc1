import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { defaultVersionInUse } from '../administrationErrors.ts'
import { findVersion, onPolicy, refuseAwsPolicy, storeVersions } from '../managedPolicies.ts'
import { policyArn, versionId } from '../members.ts'

export const deletePolicyVersion = defineOperation({
  name: 'iam:DeletePolicyVersion',
  summary: 'Deletes a version of a managed policy that is not in force.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html',
  input: { PolicyArn: policyArn, VersionId: versionId },
  example: { PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery', VersionId: 'v1' },
  permissions: (world, { PolicyArn }, { accountId }) => [
    onPolicy('iam:DeletePolicyVersion', world, accountId, PolicyArn),
  ],
  audit: writes,
  run(context, { PolicyArn, VersionId }): Record<string, never> {
    refuseAwsPolicy(PolicyArn, 'delete policy versions for policies')
    const { policy, version } = findVersion(context.world, PolicyArn, VersionId)
    if (policy.defaultVersionId === VersionId) throw defaultVersionInUse()
    const versions = policy.versions.filter((one) => one !== version)
    storeVersions(context, policy, { ...policy, versions, updateDate: context.now })
    return {}
  },
})
