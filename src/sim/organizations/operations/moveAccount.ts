import { writes } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { duplicateAccount, noSuchAccount, noSuchDestination, noSuchSource } from '../errors.ts'
import { accountId as accountIdMember, parentId } from '../members.ts'
import { onNode } from '../permissions.ts'
import { findNode, managedOrganization, withNode, withOrganization } from '../tree.ts'

export const moveAccount = defineOperation({
  name: 'organizations:MoveAccount',
  summary: 'Moves an account to another unit or the root, so that other policies apply to it.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html',
  input: { AccountId: accountIdMember, SourceParentId: parentId, DestinationParentId: parentId },
  example: { AccountId: '444455556666', SourceParentId: 'r-exam', DestinationParentId: 'ou-exam-12345678' },
  permissions: (world, { AccountId, SourceParentId, DestinationParentId }, { accountId }) =>
    [AccountId, SourceParentId, DestinationParentId].map((id) =>
      onNode('organizations:MoveAccount', world, accountId, id),
    ),
  audit: writes,
  run(context, { AccountId, SourceParentId, DestinationParentId }): void {
    const organization = managedOrganization(context)
    const account = findNode(organization, AccountId, noSuchAccount)
    findNode(organization, SourceParentId, noSuchSource)
    findNode(organization, DestinationParentId, noSuchDestination)
    if (account.parentId === DestinationParentId) throw duplicateAccount()
    if (account.parentId !== SourceParentId) throw noSuchSource()
    const moved = { ...account, parentId: DestinationParentId }
    context.change((world) => withOrganization(world, withNode(organization, moved)))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: account.arn,
      change: { type: 'setting-changed', what: 'parent', before: SourceParentId, after: DestinationParentId },
    })
  },
})
