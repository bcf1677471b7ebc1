import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { changeInstanceProfile, findInstanceProfile, onInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName, tagKeyList } from '../members.ts'
import { instanceProfileTags, printedTags, untagged } from '../tags.ts'

export const untagInstanceProfile = defineOperation({
  name: 'iam:UntagInstanceProfile',
  summary: 'Takes tags away from an instance profile.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName, TagKeys: required(tagKeyList) },
  example: { InstanceProfileName: 'web', TagKeys: ['team'] },
  permissions: (world, { InstanceProfileName, TagKeys }, { accountId }) => [
    onInstanceProfile('iam:UntagInstanceProfile', world, accountId, InstanceProfileName, { requestTagKeys: TagKeys }),
  ],
  audit: writes,
  run(context, { InstanceProfileName, TagKeys }): Record<string, never> {
    const profile = findInstanceProfile(context.world, context.accountId, InstanceProfileName)
    const tags = untagged(profile.tags, TagKeys, instanceProfileTags)
    changeInstanceProfile(context, profile, { ...profile, tags }, { what: 'tags', of: (one) => printedTags(one.tags) })
    return {}
  },
})
