// Who is in which group. A user knows its groups; a group does not know its members.
import { values } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Group, User, World } from '../world.ts'
import { withIdentity } from './identity.ts'

export function* membersOf({ iam }: World, { arn }: Group): Generator<User> {
  for (const user of values(iam.users)) if (user.groups.includes(arn)) yield user
}

export function setGroups(context: CallContext, user: User, groups: readonly string[]): void {
  context.change((world) => withIdentity(world, { ...user, groups }))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: user.arn,
    change: { type: 'setting-changed', what: 'group membership', before: namesOf(user.groups), after: namesOf(groups) },
  })
}

const namesOf = (arns: readonly string[]): readonly string[] => arns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1))
