import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { page } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listAccountAliases = defineOperation({
  name: 'iam:ListAccountAliases',
  summary: 'Lists the account’s name: an account has one, or none.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html',
  input: { ...page },
  example: {},
  permissions: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  audit: reads,
  run({ world, accountId }, request) {
    const alias = get(world.iam.accountAliases, accountId)
    const { items, more } = pageOf(alias === undefined ? [] : [alias], (item) => item, request)
    return { AccountAliases: items, ...more }
  },
})
