import { userArn } from '../../arn.ts'
import { values } from '../../collections/orderedMap.ts'
import { randomText } from '../../environment.ts'
import { defineOperation } from '../../operation.ts'
import type { User, World } from '../../world.ts'
import { userExists } from '../errors.ts'
import { withUser } from '../findUser.ts'
import { newUserName } from '../members.ts'

export const createUser = defineOperation({
  name: 'iam:CreateUser',
  summary: 'Creates an IAM user, who may do nothing until a policy says so.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html',
  input: { UserName: newUserName },
  example: { UserName: 'alice' },
  permissions: (_world, { UserName }, { accountId }) => [
    { action: 'iam:CreateUser', resource: userArn(accountId, UserName), resourceAccount: accountId },
  ],
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ UserName }) => ({ userName: UserName }),
    responseElements: ({ User: { Path, UserName, UserId, Arn, CreateDate } }) => ({
      user: { path: Path, userName: UserName, userId: UserId, arn: Arn, createDate: dateText(CreateDate * 1000) },
    }),
  },
  run(context, { UserName }): CreateUserOutput {
    if (isTaken(context.world, context.accountId, UserName)) throw userExists(UserName)
    const user: User = {
      arn: userArn(context.accountId, UserName),
      userName: UserName,
      userId: `AIDA${randomText(context.environment, 17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
      path: '/',
      createDate: context.now,
      inlinePolicies: null,
      attachedPolicies: [],
      groups: [],
      tags: [],
    }
    context.change((world) => withUser(world, user))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: user.arn,
      change: { type: 'created', what: 'user' },
    })
    return {
      User: {
        Path: user.path,
        UserName,
        UserId: user.userId,
        Arn: user.arn,
        CreateDate: Math.floor(user.createDate / 1000),
      },
    }
  },
})

export interface CreateUserOutput {
  readonly User: {
    readonly Path: string
    readonly UserName: string
    readonly UserId: string
    readonly Arn: string
    /** Seconds since the epoch. */
    readonly CreateDate: number
  }
}

/** Names of users are unique without regard to case. */
function isTaken(world: World, accountId: string, userName: string): boolean {
  const wanted = userArn(accountId, userName).toLowerCase()
  for (const { arn } of values(world.iam.users)) if (arn.toLowerCase() === wanted) return true
  return false
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Jan 15, 2026 9:00:00 AM`: how IAM writes dates into CloudTrail. */
function dateText(milliseconds: number): string {
  const date = new Date(milliseconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = date.getUTCHours()
  const day = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`
  return `${day} ${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`
}
