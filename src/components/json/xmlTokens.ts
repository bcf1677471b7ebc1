// Words of a line of XML that this page wrote itself, so `<` always opens a tag.
import type { Token } from './tokens.ts'

export const xmlTokensOf = (line: string): readonly Token[] =>
  (line.match(/<[^>]*>|[^<]+/gu) ?? []).map((text) => ({
    text,
    kind: text.startsWith('<') ? 'key' : text.trim() === '' ? 'space' : text.startsWith('arn:') ? 'arn' : 'string',
  }))
