import { entries, get, set } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { accountAliasExists } from '../administrationErrors.ts'
import { accountAlias } from '../members.ts'

export const createAccountAlias = defineOperation({
  name: 'iam:CreateAccountAlias',
  summary: 'Gives the account a name, in place of the one that it has. No other account in the world may have it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html',
  input: { AccountAlias: accountAlias },
  example: { AccountAlias: 'gallery' },
  permissions: () => [{ action: 'iam:CreateAccountAlias', resource: '*' }],
  audit: writes,
  run(context, { AccountAlias }): Record<string, never> {
    const { accountId, world } = context
    for (const [, alias] of entries(world.iam.accountAliases))
      if (alias === AccountAlias) throw accountAliasExists(AccountAlias)
    const before = get(world.iam.accountAliases, accountId)
    context.change((now) => ({
      ...now,
      iam: { ...now.iam, accountAliases: set(now.iam.accountAliases, accountId, AccountAlias) },
    }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: AccountAlias,
      change:
        before === undefined
          ? { type: 'created', what: 'account alias' }
          : { type: 'setting-changed', what: 'account alias', before, after: AccountAlias },
    })
    return {}
  },
})
