import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { mustFirst } from '../administrationErrors.ts'
import { findInstanceProfile, onInstanceProfile, withoutInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName } from '../members.ts'

export const deleteInstanceProfile = defineOperation({
  name: 'iam:DeleteInstanceProfile',
  summary: 'Deletes an instance profile that has no role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName },
  example: { InstanceProfileName: 'web' },
  permissions: (world, { InstanceProfileName }, { accountId }) => [
    onInstanceProfile('iam:DeleteInstanceProfile', world, accountId, InstanceProfileName),
  ],
  audit: writes,
  run(context, { InstanceProfileName }): Record<string, never> {
    const profile = findInstanceProfile(context.world, context.accountId, InstanceProfileName)
    if (profile.role !== null) throw mustFirst('remove roles from instance profile')
    context.change((world) => withoutInstanceProfile(world, profile))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: profile.arn,
      change: { type: 'deleted', what: 'instance profile' },
    })
    return {}
  },
})
