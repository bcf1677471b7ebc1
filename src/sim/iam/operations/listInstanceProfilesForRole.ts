import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findRole, onRole } from '../identity.ts'
import { instanceProfilesIn, listedInstanceProfile } from '../instanceProfiles.ts'
import { page, roleName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listInstanceProfilesForRole = defineOperation({
  name: 'iam:ListInstanceProfilesForRole',
  summary: 'Lists the instance profiles that hand out a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html',
  input: { RoleName: roleName, ...page },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [
    onRole('iam:ListInstanceProfilesForRole', world, accountId, RoleName),
  ],
  audit: reads,
  run({ world, accountId }, { RoleName, ...request }) {
    const { arn } = findRole(world, accountId, RoleName)
    const profiles = [...instanceProfilesIn(world, accountId)].filter(({ role }) => role === arn)
    const { items, more } = pageOf(profiles, ({ instanceProfileName }) => instanceProfileName, request)
    return { InstanceProfiles: items.map((profile) => listedInstanceProfile(world, profile)), ...more }
  },
})
