// An object's tags: at most ten, in a header of a write or as an XML document.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
import type { ContextKeys } from '../iam/permission.ts'
import type { Tag } from '../world.ts'
import { invalidArgument } from './errors.ts'
import { badRequest, invalidTag } from './objectErrors.ts'

const MOST = 10
const LONGEST_KEY = 128
const LONGEST_VALUE = 256
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** The tags in `x-amz-tagging`. */
export function tagsInHeader(text: string): readonly Tag[] {
  const tags = text === '' ? [] : [...new URLSearchParams(text)].map(([Key, Value]) => ({ Key, Value }))
  const isQuery = text.split('&').every((part) => part.split('=').length <= 2)
  if (!isQuery || new Set(tags.map(({ Key }) => Key)).size < tags.length)
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      text,
    )
  return checkedTags(tags)
}

export function checkedTags(tags: readonly Tag[]): readonly Tag[] {
  if (tags.length > MOST) throw badRequest(`Object tags cannot be greater than ${MOST}`)
  const seen = new Set<string>()
  for (const { Key, Value } of tags) {
    if (Key === '' || Key.length > LONGEST_KEY || !ALLOWED.test(Key))
      throw invalidTag('The TagKey you have provided is invalid', Key)
    if (Value.length > LONGEST_VALUE || !ALLOWED.test(Value))
      throw invalidTag('The TagValue you have provided is invalid', Key, Value)
    if (Key.startsWith('aws:')) throw invalidTag('Your TagKey cannot be prefixed with aws:', Key)
    if (seen.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key', Key)
    seen.add(Key)
  }
  return tags
}

/** What policies can say about the tags that an object has. */
export const existingTagKeys = (tags: readonly Tag[] = []): ContextKeys =>
  Object.fromEntries(tags.map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value]))

/** What policies can say about the tags that a request would give an object. */
export const requestTagKeys = (tags: readonly Tag[]): ContextKeys => ({
  ...Object.fromEntries(tags.map(({ Key, Value }) => [`s3:RequestObjectTag/${Key}`, Value])),
  ...(tags.length > 0 && { 's3:RequestObjectTagKeys': tags.map(({ Key }) => Key) }),
})
