// Lists in pages: a marker is opaque to the caller, and holds the name of the last item that was shown.
import { base64Of, fromBase64, textOf, utf8 } from '../bytes.ts'
import { compare } from '../collections/orderedMap.ts'
import type { AwsError } from '../errors.ts'
import { invalidMarker } from './errors.ts'

export interface PageRequest {
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly more: { readonly IsTruncated: false } | { readonly IsTruncated: true; readonly Marker: string }
}

const LARGEST = 100

/** The items whose names come after that of the marker, in the order of their names. */
export function pageOf<T>(
  items: Iterable<T>,
  nameOf: (item: T) => string,
  { Marker, MaxItems = LARGEST }: PageRequest,
  refusal: () => AwsError = invalidMarker,
): Page<T> {
  const after = Marker === undefined ? undefined : nameIn(Marker, refusal)
  const rest = [...items]
    .filter((item) => after === undefined || compare(nameOf(item), after) > 0)
    .sort((one, other) => compare(nameOf(one), nameOf(other)))
  const page = rest.slice(0, MaxItems)
  const last = page.at(-1)
  return {
    items: page,
    more:
      rest.length > page.length && last !== undefined
        ? { IsTruncated: true, Marker: base64Of(utf8(PREFIX + nameOf(last))) }
        : { IsTruncated: false },
  }
}

const PREFIX = 'after:'

function nameIn(marker: string, refusal: () => AwsError): string {
  const bytes = fromBase64(marker)
  const text = bytes && textOf(bytes)
  if (!text?.startsWith(PREFIX)) throw refusal()
  return text.slice(PREFIX.length)
}
