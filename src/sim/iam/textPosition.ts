/** Both from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** `offset` counts UTF-16 units. */
export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}
