// What one session hands on to the next in a chain of roles.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
import { get } from '../collections/orderedMap.ts'
import type { Caller } from '../iam/caller.ts'
import type { Tag, World } from '../world.ts'
import { inheritedTag, sourceIdentityIsSet, unknownTransitiveKey } from './errors.ts'
import { checkTags } from './sessionPolicies.ts'

export interface RequestedTags {
  readonly Tags?: readonly Tag[]
  readonly TransitiveTagKeys?: readonly string[]
}

/** The tags that a session gives to the next one, asked for or not. */
export function inheritedTags(world: World, caller: Caller): readonly Tag[] {
  const session = caller.type === 'AssumedRole' ? get(world.sts.sessions, caller.accessKeyId) : undefined
  if (session?.type !== 'role') return []
  const transitive = new Set(session.transitiveTagKeys.map(fold))
  return session.tags.filter(({ Key }) => transitive.has(fold(Key)))
}

/** Throws InvalidParameterValue. */
export function passedTags(
  world: World,
  caller: Caller,
  { Tags = [], TransitiveTagKeys = [] }: RequestedTags,
): { readonly tags: readonly Tag[]; readonly transitiveTagKeys: readonly string[] } {
  checkTags(Tags)
  const inherited = inheritedTags(world, caller)
  const requested = new Set(Tags.map(({ Key }) => fold(Key)))
  if (inherited.some(({ Key }) => requested.has(fold(Key)))) throw inheritedTag()
  if (TransitiveTagKeys.some((key) => !requested.has(fold(key)))) throw unknownTransitiveKey()
  return {
    tags: [...inherited, ...Tags],
    transitiveTagKeys: [...inherited.map(({ Key }) => Key), ...TransitiveTagKeys],
  }
}

/** Once set, it stays for the whole chain. */
export function sourceIdentityOf(caller: Caller, requested: string | undefined): string | undefined {
  const known = caller.type === 'AssumedRole' ? caller.sourceIdentity : undefined
  if (known !== undefined && requested !== undefined && known !== requested) throw sourceIdentityIsSet()
  return known ?? requested
}

const fold = (key: string): string => key.toLowerCase()
