import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findRole, onRole } from '../identity.ts'
import { page, roleName } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listRoleTags = defineOperation({
  name: 'iam:ListRoleTags',
  summary: 'Lists the tags of a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html',
  input: { RoleName: roleName, ...page },
  example: { RoleName: 'reader' },
  permissions: (world, { RoleName }, { accountId }) => [onRole('iam:ListRoleTags', world, accountId, RoleName)],
  audit: reads,
  run({ world, accountId }, { RoleName, ...request }) {
    const { tags } = findRole(world, accountId, RoleName)
    const { items, more } = pageOf(tags, ({ Key }) => Key, request)
    return { Tags: items, ...more }
  },
})
