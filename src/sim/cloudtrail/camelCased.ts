// CloudTrail's records spell the members of an API with a small first letter.
import { isRecord } from '../shape.ts'
import type { Printable } from '../trace.ts'

export function camelCased(value: Printable): Printable {
  if (Array.isArray(value)) return value.map(camelCased)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.charAt(0).toLowerCase() + name.slice(1), camelCased(item)]),
  )
}
