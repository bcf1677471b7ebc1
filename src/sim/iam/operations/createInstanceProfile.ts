import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { InstanceProfile } from '../../world.ts'
import { creates } from '../audit.ts'
import { instanceProfileExists } from '../administrationErrors.ts'
import { newUniqueId } from '../ids.ts'
import {
  instanceProfileArn,
  instanceProfilesIn,
  listedInstanceProfile,
  withInstanceProfile,
  type InstanceProfileDescription,
} from '../instanceProfiles.ts'
import { instanceProfileName, path, tagList } from '../members.ts'
import { onNewIdentity } from '../onNewIdentity.ts'
import { instanceProfileTags, tagged } from '../tags.ts'

export const createInstanceProfile = defineOperation({
  name: 'iam:CreateInstanceProfile',
  summary: 'Creates an instance profile, which can hand one role to EC2 instances.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html',
  input: { InstanceProfileName: instanceProfileName, Path: path, Tags: optional(tagList) },
  example: { InstanceProfileName: 'web' },
  permissions: (_world, { InstanceProfileName, Path = '/', Tags }, { accountId }) =>
    onNewIdentity(
      ['iam:CreateInstanceProfile', 'iam:TagInstanceProfile'],
      accountId,
      instanceProfileArn(accountId, Path, InstanceProfileName),
      { PermissionsBoundary: undefined, Tags },
    ),
  audit: creates,
  run(context, { InstanceProfileName, Path = '/', Tags = [] }): CreateInstanceProfileOutput {
    const { world, accountId, environment, now } = context
    const tags = tagged([], Tags, instanceProfileTags)
    const wanted = InstanceProfileName.toLowerCase()
    for (const { instanceProfileName: name } of instanceProfilesIn(world, accountId))
      if (name.toLowerCase() === wanted) throw instanceProfileExists(InstanceProfileName)
    const profile: InstanceProfile = {
      arn: instanceProfileArn(accountId, Path, InstanceProfileName),
      instanceProfileName: InstanceProfileName,
      instanceProfileId: newUniqueId(environment, 'AIPA'),
      path: Path,
      createDate: now,
      role: null,
      tags,
    }
    context.change((before) => withInstanceProfile(before, profile))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: profile.arn,
      change: { type: 'created', what: 'instance profile' },
    })
    return { InstanceProfile: { ...listedInstanceProfile(context.world, profile), ...(tags.length && { Tags: tags }) } }
  },
})

export interface CreateInstanceProfileOutput {
  readonly InstanceProfile: InstanceProfileDescription
}
