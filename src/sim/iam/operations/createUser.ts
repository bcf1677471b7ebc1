import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { User } from '../../world.ts'
import { findBoundary } from '../attachments.ts'
import { creates } from '../audit.ts'
import { describedUser, type UserDescription } from '../descriptions.ts'
import { identityArn, refuseTakenName, withIdentity } from '../identity.ts'
import { newUniqueId } from '../ids.ts'
import { newUserName, path, permissionsBoundary, tagList } from '../members.ts'
import { onNewIdentity } from '../onNewIdentity.ts'
import { tagged, userTags } from '../tags.ts'

export const createUser = defineOperation({
  name: 'iam:CreateUser',
  summary: 'Creates an IAM user, who may do nothing until a policy says so.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html',
  input: { UserName: newUserName, Path: path, PermissionsBoundary: permissionsBoundary, Tags: optional(tagList) },
  example: { UserName: 'alice' },
  permissions: (_world, { UserName, Path = '/', PermissionsBoundary, Tags }, { accountId }) =>
    onNewIdentity(['iam:CreateUser', 'iam:TagUser'], accountId, identityArn('user', accountId, Path, UserName), {
      PermissionsBoundary,
      Tags,
    }),
  audit: creates,
  run(context, { UserName, Path = '/', PermissionsBoundary, Tags = [] }): CreateUserOutput {
    const { world, accountId, environment } = context
    const tags = tagged([], Tags, userTags)
    refuseTakenName(world, accountId, 'user', UserName)
    if (PermissionsBoundary !== undefined) findBoundary(world, PermissionsBoundary)
    const user: User = {
      arn: identityArn('user', accountId, Path, UserName),
      userName: UserName,
      userId: newUniqueId(environment, 'AIDA'),
      path: Path,
      createDate: context.now,
      inlinePolicies: null,
      attachedPolicies: [],
      groups: [],
      tags,
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
    }
    context.change((now) => withIdentity(now, user))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: user.arn,
      change: { type: 'created', what: 'user' },
    })
    return { User: describedUser(user) }
  },
})

export interface CreateUserOutput {
  readonly User: UserDescription
}
