// A policy document after reading. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { Operator } from './conditions/operators.ts'
import type { Span } from './readJson.ts'

export interface Policy {
  /** The default, when the document has none, is the old language, which has no policy variables. */
  readonly version: '2012-10-17' | '2008-10-17'
  readonly hasVersion: boolean
  readonly id?: string
  readonly statements: readonly Statement[]
}

export interface Statement {
  readonly at: Span
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly principal?: { readonly element: 'Principal' | 'NotPrincipal'; readonly entries: readonly PrincipalEntry[] }
  readonly action?: Patterns<'Action' | 'NotAction'>
  readonly resource?: Patterns<'Resource' | 'NotResource'>
  readonly conditions: readonly Condition[]
}

export interface PrincipalEntry {
  /** `*` is the element's value `"*"`, which is everybody. */
  readonly type: '*' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
  readonly value: string
  readonly at: Span
}

export interface Patterns<E extends string> {
  readonly element: E
  readonly patterns: readonly string[]
  readonly at: Span
}

/** One operator with one key. */
export interface Condition {
  readonly operator: Operator
  readonly key: string
  readonly values: readonly string[]
  readonly at: Span
}
