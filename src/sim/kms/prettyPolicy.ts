// KMS gives a key policy back in its own layout, whatever the layout of the text that it was given.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-viewing.html
import { readJson, type JsonNode } from '../iam/readJson.ts'

/** The document with two spaces of indentation, ` : ` after a name, and lists on the line of what they hold. */
export function prettyPolicy(document: string): string {
  const read = readJson(document)
  if ('error' in read) throw new Error('A key policy was stored that is not JSON.')
  return print(read.node, '')
}

function print(node: JsonNode, indent: string): string {
  switch (node.type) {
    case 'object': {
      const inner = `${indent}  `
      const members = node.members.map(({ name, value }) => `${inner}${JSON.stringify(name)} : ${print(value, inner)}`)
      return members.length ? `{\n${members.join(',\n')}\n${indent}}` : '{ }'
    }
    case 'array':
      return node.items.length ? `[ ${node.items.map((item) => print(item, indent)).join(', ')} ]` : '[ ]'
    case 'string':
    case 'boolean':
      return JSON.stringify(node.value)
    case 'number':
      return node.text
    case 'null':
      return 'null'
  }
}
