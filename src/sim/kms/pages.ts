// Lists in pages: a marker is opaque to the caller, and holds the name of the last item that was shown.
import { base64Of, fromBase64, textOf, utf8 } from '../bytes.ts'
import { compare } from '../collections/orderedMap.ts'
import { invalidMarker } from './errors.ts'

export interface Page<T> {
  readonly items: readonly T[]
  /** Present when there is more. */
  readonly next?: { readonly NextMarker: string }
}

/** The first `limit` items whose names come after that of the marker; `items` are in the order of their names. */
export function pageOf<T>(
  items: Iterable<T>,
  nameOf: (item: T) => string,
  limit: number,
  marker: string | undefined,
): Page<T> {
  const after = marker === undefined ? undefined : nameIn(marker)
  const page: T[] = []
  for (const item of items) {
    if (after !== undefined && compare(nameOf(item), after) <= 0) continue
    const last = page.at(-1)
    if (page.length === limit && last !== undefined)
      return { items: page, next: { NextMarker: markerOf(nameOf(last)) } }
    page.push(item)
  }
  return { items: page }
}

const PREFIX = 'after:'

const markerOf = (name: string): string => base64Of(utf8(PREFIX + name))

function nameIn(marker: string): string {
  const bytes = fromBase64(marker)
  const text = bytes && textOf(bytes)
  if (!text?.startsWith(PREFIX)) throw invalidMarker()
  return text.slice(PREFIX.length)
}
