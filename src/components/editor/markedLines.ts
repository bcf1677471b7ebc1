// A text in lines, each with the stretches that findings are about.
import type { PolicyFinding } from '../../sim/index.ts'
import { tokensOf, type TokenKind } from '../json/tokens.ts'

export type Severity = PolicyFinding['severity']

export interface MarkedLine {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A stretch of a line, in UTF-16 units. An empty line has an empty one. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly severity: Severity
}

export interface MarkedPart {
  readonly text: string
  readonly kind: TokenKind
  readonly severity?: Severity
}

/** A finding about more than one line is marked on its first. */
export function markedLines(text: string, findings: readonly PolicyFinding[]): readonly MarkedLine[] {
  const marks = new Map<number, Mark[]>()
  const lines = text.split('\n')
  for (const { at, column, line, severity } of findings) {
    const { length } = lines[line - 1] ?? ''
    // What is missing at the end of a line is marked on its last character.
    const from = Math.max(0, Math.min(column - 1, length - 1))
    const to = Math.min(length, Math.max(from + 1, column - 1 + at.end - at.start))
    marks.set(line, [...(marks.get(line) ?? []), { from, to, severity }])
  }
  return lines.map((each, index) => ({ text: each, marks: marks.get(index + 1) ?? [] }))
}

/** The line's words, cut where a mark begins or ends. */
export function partsOf({ text, marks }: MarkedLine): readonly MarkedPart[] {
  const cuts = marks.flatMap(({ from, to }) => [from, to])
  const parts: MarkedPart[] = []
  let at = 0
  for (const token of tokensOf(text)) {
    const end = at + token.text.length
    const inside = cuts.filter((cut) => cut > at && cut < end)
    const ends = [...new Set([...inside, end])].sort((a, b) => a - b)
    for (const to of ends) {
      const severity = worst(marks.filter((mark) => mark.from <= at && mark.to >= to))
      parts.push({ text: text.slice(at, to), kind: token.kind, ...(severity && { severity }) })
      at = to
    }
  }
  return parts
}

export const worst = (marks: readonly { readonly severity: Severity }[]): Severity | undefined =>
  severities.find((severity) => marks.some((mark) => mark.severity === severity))

/** The worst first. */
export const severities = ['error', 'warning', 'suggestion'] as const satisfies readonly Severity[]
