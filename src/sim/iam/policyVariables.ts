// Policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'company-wide'}`, and the literals `${*}`, `${?}`, `${$}`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import type { Piece } from './glob.ts'
import type { RequestContext } from './requestContext.ts'

/** The pattern with each variable replaced by literal text; undefined when one has neither a single value nor a default. */
export function substitute(pattern: string, context: RequestContext): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let at = 0
  while (at < pattern.length) {
    const start = pattern.indexOf('${', at)
    const end = start < 0 ? -1 : pattern.indexOf('}', start)
    if (end < 0) break
    const value = valueOfVariable(pattern.slice(start + 2, end), context)
    if (value === undefined) return undefined
    pieces.push({ text: pattern.slice(at, start), literal: false }, { text: value, literal: true })
    at = end + 1
  }
  return [...pieces, { text: pattern.slice(at), literal: false }]
}

export const hasVariable = (pattern: string): boolean => pattern.includes('${')

/** Without Version 2012-10-17 a policy has no variables: `${` is text like any other. */
export const verbatim = (pattern: string): readonly Piece[] => [{ text: pattern, literal: false }]

function valueOfVariable(variable: string, context: RequestContext): string | undefined {
  if (variable === '*' || variable === '?' || variable === '$') return variable
  const comma = variable.indexOf(',')
  const found = context.get((comma < 0 ? variable : variable.slice(0, comma)).trim().toLowerCase())
  if (found?.values.length === 1 && !found.multiple) return found.values[0]
  const fallback = comma < 0 ? '' : variable.slice(comma + 1).trim()
  return fallback.length >= 2 && fallback.startsWith("'") && fallback.endsWith("'") ? fallback.slice(1, -1) : undefined
}
