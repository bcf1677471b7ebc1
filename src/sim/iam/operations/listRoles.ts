import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { listedRole } from '../descriptions.ts'
import { identitiesIn, identityArn, onArn } from '../identity.ts'
import { page, pathPrefix } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listRoles = defineOperation({
  name: 'iam:ListRoles',
  summary: 'Lists the roles of the account.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html',
  input: { PathPrefix: pathPrefix, ...page },
  example: {},
  permissions: (_world, { PathPrefix = '/' }, { accountId }) => [
    onArn('iam:ListRoles', accountId, identityArn('role', accountId, PathPrefix, '')),
  ],
  audit: reads,
  run({ world, accountId }, { PathPrefix, ...request }) {
    const roles = identitiesIn(world, accountId, 'role', PathPrefix)
    const { items, more } = pageOf(roles, ({ roleName }) => roleName, request)
    return { Roles: items.map(listedRole), ...more }
  },
})
