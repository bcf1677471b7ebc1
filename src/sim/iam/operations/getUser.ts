import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedUser, type UserDescription } from '../descriptions.ts'
import { findUser, onArn, onUser } from '../identity.ts'
import { ownUserName } from '../members.ts'
import { userMeant } from '../userMeant.ts'

export const getUser = defineOperation({
  name: 'iam:GetUser',
  summary: 'Shows a user, or the caller when no name is given.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html',
  input: { UserName: ownUserName },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, { accountId, caller }) => [
    UserName === undefined && caller.type === 'Root'
      ? onArn('iam:GetUser', accountId, caller.arn)
      : onUser('iam:GetUser', world, accountId, userMeant(UserName, caller)),
  ],
  audit: reads,
  run({ world, accountId, caller }, { UserName }): GetUserOutput {
    if (UserName === undefined && caller.type === 'Root') return { User: { UserId: caller.accountId, Arn: caller.arn } }
    return { User: describedUser(findUser(world, accountId, userMeant(UserName, caller))) }
  },
})

export interface GetUserOutput {
  /** Of the root user there is only id and ARN to say. */
  readonly User: UserDescription | Pick<UserDescription, 'UserId' | 'Arn'>
}
