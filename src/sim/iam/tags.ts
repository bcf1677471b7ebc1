// Tags of users, roles and managed policies. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
import type { Tag } from '../world.ts'
import { duplicateTags, tooManyTags } from './errors.ts'
import type { Permission } from './permission.ts'

const MOST = 50

export interface TagRules {
  /** As quotas call it. */
  readonly kind: 'User' | 'Role' | 'Policy' | 'InstanceProfile'
  /** Users and roles do not tell keys apart by case. */
  readonly ignoresCase: boolean
}

export const userTags: TagRules = { kind: 'User', ignoresCase: true }
export const roleTags: TagRules = { kind: 'Role', ignoresCase: true }
export const instanceProfileTags: TagRules = { kind: 'InstanceProfile', ignoresCase: true }
export const policyTags: TagRules = { kind: 'Policy', ignoresCase: false }

/** The tags with more put in; a key that is there already gets the new value, and is spelled the new way. */
export function tagged(tags: readonly Tag[], added: readonly Tag[], { kind, ignoresCase }: TagRules): readonly Tag[] {
  const folded = foldOf(ignoresCase)
  if (new Set(added.map(({ Key }) => folded(Key))).size < added.length) throw duplicateTags(ignoresCase)
  const given = new Map(added.map((tag) => [folded(tag.Key), tag]))
  const kept = tags.map((tag) => given.get(folded(tag.Key)) ?? tag)
  const known = new Set(tags.map(({ Key }) => folded(Key)))
  const all = [...kept, ...added.filter(({ Key }) => !known.has(folded(Key)))]
  if (all.length > MOST) throw tooManyTags(kind)
  return all
}

export function untagged(tags: readonly Tag[], keys: readonly string[], { ignoresCase }: TagRules): readonly Tag[] {
  const folded = foldOf(ignoresCase)
  const gone = new Set(keys.map(folded))
  return tags.filter(({ Key }) => !gone.has(folded(Key)))
}

const foldOf =
  (ignoresCase: boolean) =>
  (key: string): string =>
    ignoresCase ? key.toLowerCase() : key

/** What a permission says of the tags of what is asked for; IAM has them under its own name, too. */
export const tagsOfResource = (tags: readonly Tag[]): Pick<Permission, 'resourceTags' | 'context'> =>
  tags.length === 0
    ? {}
    : {
        resourceTags: tags,
        context: Object.fromEntries(tags.map(({ Key, Value }) => [`iam:ResourceTag/${Key}`, Value])),
      }

/** What a permission says of the tags that the request would set. */
export const tagsOfRequest = (tags: readonly Tag[] | undefined): Pick<Permission, 'requestTags'> =>
  tags === undefined || tags.length === 0 ? {} : { requestTags: tags }

/** For the story. */
export const printedTags = (tags: readonly Tag[]): Readonly<Record<string, string>> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
