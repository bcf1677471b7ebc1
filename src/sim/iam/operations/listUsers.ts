import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { listedUser } from '../descriptions.ts'
import { identitiesIn, identityArn, onArn } from '../identity.ts'
import { page, pathPrefix } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listUsers = defineOperation({
  name: 'iam:ListUsers',
  summary: 'Lists the users of the account.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html',
  input: { PathPrefix: pathPrefix, ...page },
  example: {},
  permissions: (_world, { PathPrefix = '/' }, { accountId }) => [
    onArn('iam:ListUsers', accountId, identityArn('user', accountId, PathPrefix, '')),
  ],
  audit: reads,
  run({ world, accountId }, { PathPrefix, ...request }) {
    const users = identitiesIn(world, accountId, 'user', PathPrefix)
    const { items, more } = pageOf(users, ({ userName }) => userName, request)
    return { Users: items.map(listedUser), ...more }
  },
})
