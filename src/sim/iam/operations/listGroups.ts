import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedGroup } from '../descriptions.ts'
import { identitiesIn, identityArn, onArn } from '../identity.ts'
import { page, pathPrefix } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listGroups = defineOperation({
  name: 'iam:ListGroups',
  summary: 'Lists the groups of the account.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html',
  input: { PathPrefix: pathPrefix, ...page },
  example: {},
  permissions: (_world, { PathPrefix = '/' }, { accountId }) => [
    onArn('iam:ListGroups', accountId, identityArn('group', accountId, PathPrefix, '')),
  ],
  audit: reads,
  run({ world, accountId }, { PathPrefix, ...request }) {
    const groups = identitiesIn(world, accountId, 'group', PathPrefix)
    const { items, more } = pageOf(groups, ({ groupName }) => groupName, request)
    return { Groups: items.map(describedGroup), ...more }
  },
})
