import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findInstanceProfile, onInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName, page } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listInstanceProfileTags = defineOperation({
  name: 'iam:ListInstanceProfileTags',
  summary: 'Lists the tags of an instance profile.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html',
  input: { InstanceProfileName: instanceProfileName, ...page },
  example: { InstanceProfileName: 'web' },
  permissions: (world, { InstanceProfileName }, { accountId }) => [
    onInstanceProfile('iam:ListInstanceProfileTags', world, accountId, InstanceProfileName),
  ],
  audit: reads,
  run({ world, accountId }, { InstanceProfileName, ...request }) {
    const { tags } = findInstanceProfile(world, accountId, InstanceProfileName)
    const { items, more } = pageOf(tags, ({ Key }) => Key, request)
    return { Tags: items, ...more }
  },
})
