import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { putBoundary } from '../attachments.ts'
import { onRole } from '../identity.ts'
import { arnShape, roleName } from '../members.ts'

export const putRolePermissionsBoundary = defineOperation({
  name: 'iam:PutRolePermissionsBoundary',
  summary: 'Sets the most that a role may ever be allowed, whatever its policies say.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html',
  input: { RoleName: roleName, PermissionsBoundary: required(arnShape) },
  example: { RoleName: 'reader', PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { RoleName, PermissionsBoundary }, { accountId }) => [
    onRole('iam:PutRolePermissionsBoundary', world, accountId, RoleName, {
      context: { 'iam:PermissionsBoundary': PermissionsBoundary },
    }),
  ],
  audit: writes,
  run(context, { RoleName, PermissionsBoundary }): Record<string, never> {
    putBoundary(context, 'role', RoleName, PermissionsBoundary)
    return {}
  },
})
