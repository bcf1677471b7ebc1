// KMS gives a key policy back in its own layout, whatever the layout of the text that it was given.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-viewing.html
import { isRecord } from '../shape.ts'

/** The document with two spaces of indentation, ` : ` after a name, and lists on the line of what they hold. */
export const prettyPolicy = (document: string): string => print(JSON.parse(document), '')

function print(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length ? `[ ${value.map((item) => print(item, indent)).join(', ')} ]` : '[ ]'
  if (!isRecord(value)) return JSON.stringify(value)
  const inner = `${indent}  `
  const members = Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)} : ${print(item, inner)}`)
  return members.length ? `{\n${members.join(',\n')}\n${indent}}` : '{ }'
}
