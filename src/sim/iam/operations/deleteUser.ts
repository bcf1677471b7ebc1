import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { deleteIdentity } from '../deleteIdentity.ts'
import { mustFirst } from '../administrationErrors.ts'
import { findUser, onUser } from '../identity.ts'
import { userName } from '../members.ts'
import { accessKeysOf } from '../named.ts'

export const deleteUser = defineOperation({
  name: 'iam:DeleteUser',
  summary: 'Deletes a user who has no policies, groups and access keys left.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html',
  input: { UserName: userName },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId }) => [onUser('iam:DeleteUser', world, accountId, UserName)],
  audit: writes,
  run(context, { UserName }): Record<string, never> {
    const user = findUser(context.world, context.accountId, UserName)
    deleteIdentity(context, user, 'user', () => {
      if (accessKeysOf(context.world, user.arn).length) throw mustFirst('delete access keys')
      if (user.groups.length) throw mustFirst('remove users from group')
    })
    return {}
  },
})
