// Words of a line of JSON, by what they mean to a reader of policies and records.

export type TokenKind = 'key' | 'string' | 'arn' | 'action' | 'allow' | 'deny' | 'number' | 'word' | 'mark' | 'space'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const TOKEN = /"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|[a-z]+|[\s]+|[^\s"]/gu
const ACTION = /^"[a-z0-9-]+:[A-Za-z*?]+"$/

/** The tokens of one line; together they are the line. */
export function tokensOf(line: string): readonly Token[] {
  const texts = line.match(TOKEN) ?? []
  return texts.map((text, index) => ({
    text,
    kind: kindOf(
      text,
      texts.slice(index + 1).find((next) => next.trim() !== ''),
    ),
  }))
}

function kindOf(text: string, next: string | undefined): TokenKind {
  if (text.startsWith('"')) return next === ':' ? 'key' : stringKindOf(text)
  if (/^[-\d]/.test(text)) return 'number'
  if (/^[a-z]/.test(text)) return 'word'
  return text.trim() === '' ? 'space' : 'mark'
}

function stringKindOf(text: string): TokenKind {
  if (text === '"Allow"') return 'allow'
  if (text === '"Deny"') return 'deny'
  if (text.startsWith('"arn:')) return 'arn'
  return text === '"*"' || ACTION.test(text) ? 'action' : 'string'
}
