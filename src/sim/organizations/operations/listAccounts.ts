import { values } from '../../collections/orderedMap.ts'
import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { describedAccount, type AccountDescription } from '../descriptions.ts'
import { page } from '../members.ts'
import { pageOf } from '../pages.ts'
import { onEverything } from '../permissions.ts'
import { managedOrganization } from '../tree.ts'

export const listAccounts = defineOperation({
  name: 'organizations:ListAccounts',
  summary: 'Lists the accounts of the organization.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html',
  input: page,
  example: {},
  permissions: () => [onEverything('organizations:ListAccounts')],
  audit: reads,
  run(context, input): ListAccountsOutput {
    const organization = managedOrganization(context)
    const accounts = [...values(organization.nodes)].filter(({ type }) => type === 'account')
    const { items, next } = pageOf(accounts, ({ id }) => id, input)
    return { Accounts: items.map((account) => describedAccount(organization, account)), ...next }
  },
})

export interface ListAccountsOutput {
  readonly Accounts: readonly AccountDescription[]
  readonly NextToken?: string
}
