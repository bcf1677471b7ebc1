import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { writes } from '../audit.ts'
import { identityArn, onArn, onUser } from '../identity.ts'
import { newUserName, path, userName } from '../members.ts'
import { userNamed } from '../named.ts'
import { renameUser } from '../renameIdentity.ts'

export const updateUser = defineOperation({
  name: 'iam:UpdateUser',
  summary: 'Gives a user another name or path, and so another ARN. Everything else about it stays.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html',
  input: { UserName: userName, NewPath: path, NewUserName: optional(newUserName.shape) },
  example: { UserName: 'bob', NewUserName: 'robert' },
  // AWS asks for both: the user as it is, and as it will be.
  permissions: (world, { UserName, NewPath, NewUserName }, { accountId }) => [
    onUser('iam:UpdateUser', world, accountId, UserName),
    ...(NewPath === undefined && NewUserName === undefined
      ? []
      : [
          onArn(
            'iam:UpdateUser',
            accountId,
            identityArn(
              'user',
              accountId,
              NewPath ?? userNamed(world, accountId, UserName)?.path ?? '/',
              NewUserName ?? UserName,
            ),
          ),
        ]),
  ],
  audit: writes,
  run(context, { UserName, NewPath, NewUserName }): Record<string, never> {
    renameUser(context, UserName, { name: NewUserName, path: NewPath })
    return {}
  },
})
