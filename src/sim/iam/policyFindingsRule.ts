import type { Policy, Statement } from './policy.ts'
import type { WarningType } from './policyFindingsText.ts'
import type { Span } from './readJson.ts'
import type { PolicyKind } from './validatePolicy.ts'

/** Looks at one statement. */
export type Rule = (statement: Statement, about: About) => Iterable<Warning>

export interface About {
  readonly policy: Policy
  readonly kind: PolicyKind
  readonly document: string
}

export interface Warning {
  readonly type: WarningType
  readonly at: Span
  /** Of an element with several values, which one it is about. */
  readonly item?: number
  readonly subject: string
}

/** A pattern that everything fits. */
export const isEverything = (pattern: string): boolean => /^\*+$/.test(pattern)

export const hasWildcard = (text: string): boolean => /[*?]/.test(text)

export const namesEverybody = ({ principal }: Statement): boolean =>
  principal?.element === 'Principal' &&
  principal.entries.some(({ type, value }) => type === '*' || (type === 'AWS' && value === '*'))
