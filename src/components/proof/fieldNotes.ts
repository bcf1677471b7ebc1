// What each field of our two layouts is for. See docs/ciphertext-blob.md and docs/object-layout.md.
import type { BlobField, BodyField } from '../../sim/index.ts'

export interface NotedField {
  readonly name: string
  readonly offset: number
  readonly length: number
  readonly note: string
}

export const fieldNotes = (fields: readonly (BlobField | BodyField)[]): readonly NotedField[] =>
  fields.map((field) => {
    const { name, offset, length } = field
    const chunk = 'chunk' in field && field.chunk !== undefined ? ` of chunk ${field.chunk + 1}` : ''
    return { name: `${name}${chunk}`, offset, length, note: notes[name] }
  })

const notes: Record<BlobField['name'] | BodyField['name'], string> = {
  version: 'Which layout this is. It is this simulation’s own: AWS does not document theirs.',
  iv: 'Random, new for every encryption: the same input never gives the same output.',
  'key material id': 'Names the key that can open this, so that Decrypt needs no key ID.',
  ciphertext: 'What was encrypted, under AES-256-GCM.',
  tag: 'Authenticates every byte before it and the encryption context. One flipped bit, and it no longer fits.',
  magic: 'Marks a stored body of this simulation.',
  'nonce prefix': 'Random; with the number of the chunk it makes each chunk’s nonce.',
}
