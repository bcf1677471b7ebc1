import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { onArn } from '../identity.ts'
import { instanceProfileArn, instanceProfilesIn, listedInstanceProfile } from '../instanceProfiles.ts'
import { page, pathPrefix } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listInstanceProfiles = defineOperation({
  name: 'iam:ListInstanceProfiles',
  summary: 'Lists the instance profiles of the account.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html',
  input: { PathPrefix: pathPrefix, ...page },
  example: {},
  permissions: (_world, { PathPrefix = '/' }, { accountId }) => [
    onArn('iam:ListInstanceProfiles', accountId, instanceProfileArn(accountId, PathPrefix, '')),
  ],
  audit: reads,
  run({ world, accountId }, { PathPrefix, ...request }) {
    const profiles = instanceProfilesIn(world, accountId, PathPrefix)
    const { items, more } = pageOf(profiles, ({ instanceProfileName }) => instanceProfileName, request)
    return { InstanceProfiles: items.map((profile) => listedInstanceProfile(world, profile)), ...more }
  },
})
