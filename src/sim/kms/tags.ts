// Tags of KMS keys. https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html
import type { ContextKeys } from '../iam/permission.ts'
import type { CallContext } from '../operation.ts'
import { list, optional, required, string, structure } from '../shape.ts'
import type { Printable } from '../trace.ts'
import type { KeyTag, KmsKey } from '../world.ts'
import { changeKey } from './changeKey.ts'
import { tagRefused } from './errors.ts'

const MOST = 50

export const tagKey = string({ min: 1, max: 128 })
const tagList = list(structure({ TagKey: required(tagKey), TagValue: required(string({ max: 256 })) }))
export const Tags = required(tagList)
export const OptionalTags = optional(tagList)

/** The tags with more put in; a key that is there already gets the new value. */
export function tagged(tags: readonly KeyTag[], added: readonly KeyTag[]): readonly KeyTag[] {
  const given = new Map(added.map(({ TagKey, TagValue }) => [TagKey, TagValue]))
  if (given.size < added.length) throw tagRefused('Duplicate tag keys')
  if (added.some(({ TagKey }) => /^aws:/i.test(TagKey))) throw tagRefused('Tags beginning with aws: are reserved')
  const all = new Map([...tags.map(({ TagKey, TagValue }) => [TagKey, TagValue] as const), ...given])
  if (all.size > MOST) throw tagRefused('Too many tags')
  return [...all].map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
}

/** Puts tags in the place of those that the key has, and records it. */
export function changeTags(context: CallContext, { arn, tags: before }: KmsKey, after: readonly KeyTag[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  changeKey(context, arn, (current) => ({ ...current, tags: after }))
  const printed = (tags: readonly KeyTag[]): Printable => tags.map(({ TagKey, TagValue }) => ({ TagKey, TagValue }))
  const change = { type: 'setting-changed', what: 'tags', before: printed(before), after: printed(after) } as const
  context.record({ type: 'state-changed', place: 'kms', subject: arn, change })
}

/** What conditions see of the tags in a request. */
export const requestTagContext = (tags: readonly KeyTag[] = []): ContextKeys => ({
  ...Object.fromEntries(tags.map(({ TagKey, TagValue }) => [`aws:RequestTag/${TagKey}`, TagValue])),
  ...(tags.length && { 'aws:TagKeys': tags.map(({ TagKey }) => TagKey) }),
})
