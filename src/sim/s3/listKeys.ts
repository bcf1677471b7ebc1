// One page of a listing, in UTF-8 order. It reads what it shows and no more, however large the bucket is.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
import { base64Of, fromBase64, textOf, utf8 } from '../bytes.ts'
import { compare, entries, type OrderedMap } from '../collections/orderedMap.ts'
import type { S3Object } from '../world.ts'

export interface Page {
  readonly objects: readonly S3Object[]
  /** Common prefixes: what a person takes for folders. */
  readonly prefixes: readonly string[]
  /** The last key or common prefix of a page that is not the last page. */
  readonly last?: string
}

export interface PageRequest {
  readonly prefix: string
  /** Empty for a listing without common prefixes. */
  readonly delimiter: string
  readonly limit: number
  /** Keys up to this one, and a common prefix that is it, have been listed before. */
  readonly after: string | undefined
}

export function listKeys(map: OrderedMap<S3Object>, { prefix, delimiter, limit, after }: PageRequest): Page {
  const objects: S3Object[] = []
  const prefixes: string[] = []
  let last: string | undefined
  let from = limit > 0 ? start(prefix, delimiter, after) : undefined
  while (from !== undefined) {
    const next = firstFrom(map, from)
    if (!next?.key.startsWith(prefix)) break
    if (objects.length + prefixes.length === limit) return { objects, prefixes, ...(last !== undefined && { last }) }
    const folder = folderOf(next.key, prefix, delimiter)
    if (folder === undefined) objects.push(next)
    else prefixes.push(folder)
    last = folder ?? next.key
    from = folder === undefined ? justAfter(next.key) : behind(folder)
  }
  return { objects, prefixes }
}

const TOKEN = 'after:'

export const tokenFor = (last: string): string => base64Of(utf8(TOKEN + last))

/** Undefined for a token that `tokenFor` did not make. */
export function keyInToken(token: string): string | undefined {
  const text = textOf(fromBase64(token) ?? utf8(''))
  return text.startsWith(TOKEN) ? text.slice(TOKEN.length) : undefined
}

function start(prefix: string, delimiter: string, after: string | undefined): string | undefined {
  if (after === undefined || compare(after, prefix) < 0) return prefix
  // A page that ended with a common prefix goes on behind all keys under it.
  return folderOf(after, prefix, delimiter) === after ? behind(after) : justAfter(after)
}

function firstFrom(map: OrderedMap<S3Object>, from: string): S3Object | undefined {
  for (const [, object] of entries(map, from)) return object
  return undefined
}

/** The key up to and with the first delimiter behind the prefix. */
export function folderOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined
  const end = key.indexOf(delimiter, prefix.length)
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}

export const justAfter = (key: string): string => `${key}\0`

/** The first text behind everything that starts with `prefix`; undefined when there is none. */
export function behind(prefix: string): string | undefined {
  const points = Array.from(prefix, (char) => char.codePointAt(0) ?? 0)
  while (points.length) {
    const last = points.pop() ?? 0
    if (last === 0x10_ffff) continue
    // Surrogates are no characters.
    return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
  }
  return undefined
}
