import type { CallContext } from '../operation.ts'
import type { Tag } from '../world.ts'
import { findIdentity, withIdentity } from './identity.ts'
import { printedTags } from './tags.ts'

/** Gives a user or role the tags that `edit` makes of its own. */
export function setTags(
  context: CallContext,
  kind: 'user' | 'role',
  name: string,
  edit: (tags: readonly Tag[]) => readonly Tag[],
): void {
  const identity = findIdentity(context.world, context.accountId, kind, name)
  const tags = edit(identity.tags)
  context.change((world) => withIdentity(world, { ...identity, tags }))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: identity.arn,
    change: { type: 'setting-changed', what: 'tags', before: printedTags(identity.tags), after: printedTags(tags) },
  })
}
