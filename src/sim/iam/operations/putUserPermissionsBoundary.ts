import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { putBoundary } from '../attachments.ts'
import { onUser } from '../identity.ts'
import { arnShape, newUserName } from '../members.ts'

export const putUserPermissionsBoundary = defineOperation({
  name: 'iam:PutUserPermissionsBoundary',
  summary: 'Sets the most that a user may ever be allowed, whatever its policies say.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html',
  input: { UserName: newUserName, PermissionsBoundary: required(arnShape) },
  example: { UserName: 'bob', PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { UserName, PermissionsBoundary }, { accountId }) => [
    onUser('iam:PutUserPermissionsBoundary', world, accountId, UserName, {
      context: { 'iam:PermissionsBoundary': PermissionsBoundary },
    }),
  ],
  audit: writes,
  run(context, { UserName, PermissionsBoundary }): Record<string, never> {
    putBoundary(context, 'user', UserName, PermissionsBoundary)
    return {}
  },
})
