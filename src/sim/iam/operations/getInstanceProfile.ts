import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findInstanceProfile, listedInstanceProfile, onInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName } from '../members.ts'

export const getInstanceProfile = defineOperation({
  name: 'iam:GetInstanceProfile',
  summary: 'Shows an instance profile with its role and its tags.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName },
  example: { InstanceProfileName: 'web' },
  permissions: (world, { InstanceProfileName }, { accountId }) => [
    onInstanceProfile('iam:GetInstanceProfile', world, accountId, InstanceProfileName),
  ],
  audit: reads,
  run({ world, accountId }, { InstanceProfileName }) {
    const profile = findInstanceProfile(world, accountId, InstanceProfileName)
    return { InstanceProfile: { ...listedInstanceProfile(world, profile), Tags: profile.tags } }
  },
})
