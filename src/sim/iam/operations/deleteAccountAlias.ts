import { get, remove } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { noSuchAccountAlias } from '../administrationErrors.ts'
import { accountAlias } from '../members.ts'

export const deleteAccountAlias = defineOperation({
  name: 'iam:DeleteAccountAlias',
  summary: 'Takes the account’s name away.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html',
  input: { AccountAlias: accountAlias },
  example: { AccountAlias: 'gallery' },
  permissions: () => [{ action: 'iam:DeleteAccountAlias', resource: '*' }],
  audit: writes,
  run(context, { AccountAlias }): Record<string, never> {
    const { accountId, world } = context
    if (get(world.iam.accountAliases, accountId) !== AccountAlias) throw noSuchAccountAlias(AccountAlias)
    context.change((now) => ({
      ...now,
      iam: { ...now.iam, accountAliases: remove(now.iam.accountAliases, accountId) },
    }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: AccountAlias,
      change: { type: 'deleted', what: 'account alias' },
    })
    return {}
  },
})
