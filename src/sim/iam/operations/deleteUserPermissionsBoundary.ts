import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { deleteBoundary } from '../attachments.ts'
import { onUser } from '../identity.ts'
import { boundaryKey } from '../boundaryKey.ts'
import { newUserName } from '../members.ts'

export const deleteUserPermissionsBoundary = defineOperation({
  name: 'iam:DeleteUserPermissionsBoundary',
  summary: 'Lifts the boundary of what a user may be allowed.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html',
  input: { UserName: newUserName },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId }) => [
    onUser(
      'iam:DeleteUserPermissionsBoundary',
      world,
      accountId,
      UserName,
      boundaryKey(world, accountId, 'user', UserName),
    ),
  ],
  audit: writes,
  run(context, { UserName }): Record<string, never> {
    deleteBoundary(context, 'user', UserName)
    return {}
  },
})
