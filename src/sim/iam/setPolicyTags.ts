import type { CallContext } from '../operation.ts'
import type { Tag } from '../world.ts'
import { findPolicy, refuseAwsPolicy, withPolicy } from './managedPolicies.ts'
import { printedTags } from './tags.ts'

/** Gives a managed policy the tags that `edit` makes of its own. Throws NoSuchEntity, AccessDenied. */
export function setPolicyTags(
  context: CallContext,
  policyArn: string,
  edit: (tags: readonly Tag[]) => readonly Tag[],
): void {
  refuseAwsPolicy(policyArn, 'update policies')
  const policy = findPolicy(context.world, policyArn)
  const tags = edit(policy.tags)
  context.change((world) => withPolicy(world, { ...policy, tags }))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: policyArn,
    change: { type: 'setting-changed', what: 'tags', before: printedTags(policy.tags), after: printedTags(tags) },
  })
}
