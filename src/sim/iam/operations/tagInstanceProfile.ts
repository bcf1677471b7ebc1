import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { changeInstanceProfile, findInstanceProfile, onInstanceProfile } from '../instanceProfiles.ts'
import { instanceProfileName, tagList } from '../members.ts'
import { instanceProfileTags, printedTags, tagged, tagsOfRequest } from '../tags.ts'

export const tagInstanceProfile = defineOperation({
  name: 'iam:TagInstanceProfile',
  summary: 'Gives an instance profile tags, which policies can ask about.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName, Tags: required(tagList) },
  example: { InstanceProfileName: 'web', Tags: [{ Key: 'team', Value: 'gallery' }] },
  permissions: (world, { InstanceProfileName, Tags }, { accountId }) => [
    onInstanceProfile('iam:TagInstanceProfile', world, accountId, InstanceProfileName, tagsOfRequest(Tags)),
  ],
  audit: writes,
  run(context, { InstanceProfileName, Tags }): Record<string, never> {
    const profile = findInstanceProfile(context.world, context.accountId, InstanceProfileName)
    const tags = tagged(profile.tags, Tags, instanceProfileTags)
    changeInstanceProfile(context, profile, { ...profile, tags }, { what: 'tags', of: (one) => printedTags(one.tags) })
    return {}
  },
})
