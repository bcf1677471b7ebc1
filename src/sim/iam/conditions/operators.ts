// The condition operators by name. Adding one is a line in this table.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { arnMatcher } from '../arnGlob.ts'
import { globMatcher, globOf, wildcardMatcher, type Matcher, type Piece } from '../glob.ts'
import { base64Matcher, isBase64 } from './binary.ts'
import { dateOf, isWrittenAsDate } from './date.ts'
import { isNetwork, networkMatcher } from './ipAddress.ts'
import { numberOf } from './number.ts'

export interface Operator {
  /** As written, for example `ForAnyValue:StringLikeIfExists`. */
  readonly text: string
  readonly comparison: Comparison
  readonly set?: 'ForAllValues' | 'ForAnyValue'
  readonly ifExists: boolean
}

export interface Comparison {
  readonly name: string
  /** A negated operator holds when no value matches, and when the key is missing. */
  readonly negated: boolean
  /** Whether policy variables are replaced in its values. */
  readonly variables: boolean
  /** Whether a policy may have this value (one without variables). */
  readonly accepts: (value: string) => boolean
  /** Makes one value of the policy ready to be compared with values of requests. */
  readonly matcher: (expected: readonly Piece[]) => Matcher
}

export function operatorNamed(text: string): Operator | undefined {
  const set = text.startsWith('ForAllValues:')
    ? 'ForAllValues'
    : text.startsWith('ForAnyValue:')
      ? 'ForAnyValue'
      : undefined
  const name = set ? text.slice(set.length + 1) : text
  const comparison = comparisons.get(name)
  if (comparison) return { text, comparison, ifExists: false, ...(set && { set }) }
  const base = name.endsWith('IfExists') ? comparisons.get(name.slice(0, -'IfExists'.length)) : undefined
  return base && base.name !== 'Null' ? { text, comparison: base, ifExists: true, ...(set && { set }) } : undefined
}

type Compare = Comparison['matcher']

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

const equal: Compare = (expected) => {
  const wanted = textOf(expected)
  return (actual) => actual === wanted
}
const equalIgnoringCase: Compare = (expected) => {
  const wanted = textOf(expected).toLowerCase()
  return (actual) => actual.toLowerCase() === wanted
}
const like: Compare = (expected) =>
  expected.some(({ literal }) => literal) ? globMatcher(globOf(expected)) : wildcardMatcher(textOf(expected))
const arnLike: Compare = (expected) => arnMatcher(globOf(expected))
const same: Compare = (expected) => {
  const matches = equalIgnoringCase(expected)
  return (actual) => isTruth(actual) && matches(actual)
}
const inNetwork: Compare = (expected) => networkMatcher(textOf(expected))
const sameBytes: Compare = (expected) => base64Matcher(textOf(expected))

/** Compares numbers or moments: `holds` gets the request's value first. */
const ordered =
  (read: (text: string) => number | undefined, holds: (actual: number, expected: number) => boolean): Compare =>
  (expected) => {
    const right = read(textOf(expected))
    return (actual) => {
      const left = read(actual)
      return left !== undefined && right !== undefined && holds(left, right)
    }
  }

const anyText = (): boolean => true
const isNumber = (value: string): boolean => numberOf(value) !== undefined
const isTruth = (value: string): boolean => value.toLowerCase() === 'true' || value.toLowerCase() === 'false'

const isEqual = (a: number, b: number): boolean => a === b
const isLess = (a: number, b: number): boolean => a < b
const isAtMost = (a: number, b: number): boolean => a <= b
const isGreater = (a: number, b: number): boolean => a > b
const isAtLeast = (a: number, b: number): boolean => a >= b

const rows: readonly (readonly [
  name: string,
  matcher: Compare,
  accepts: (value: string) => boolean,
  options?: { readonly negated?: true; readonly variables?: true },
])[] = [
  ['StringEquals', equal, anyText, { variables: true }],
  ['StringNotEquals', equal, anyText, { variables: true, negated: true }],
  ['StringEqualsIgnoreCase', equalIgnoringCase, anyText, { variables: true }],
  ['StringNotEqualsIgnoreCase', equalIgnoringCase, anyText, { variables: true, negated: true }],
  ['StringLike', like, anyText, { variables: true }],
  ['StringNotLike', like, anyText, { variables: true, negated: true }],
  ['ArnEquals', arnLike, anyText, { variables: true }],
  ['ArnLike', arnLike, anyText, { variables: true }],
  ['ArnNotEquals', arnLike, anyText, { variables: true, negated: true }],
  ['ArnNotLike', arnLike, anyText, { variables: true, negated: true }],
  ['Bool', same, isTruth, { variables: true }],
  ['NumericEquals', ordered(numberOf, isEqual), isNumber],
  ['NumericNotEquals', ordered(numberOf, isEqual), isNumber, { negated: true }],
  ['NumericLessThan', ordered(numberOf, isLess), isNumber],
  ['NumericLessThanEquals', ordered(numberOf, isAtMost), isNumber],
  ['NumericGreaterThan', ordered(numberOf, isGreater), isNumber],
  ['NumericGreaterThanEquals', ordered(numberOf, isAtLeast), isNumber],
  ['DateEquals', ordered(dateOf, isEqual), isWrittenAsDate],
  ['DateNotEquals', ordered(dateOf, isEqual), isWrittenAsDate, { negated: true }],
  ['DateLessThan', ordered(dateOf, isLess), isWrittenAsDate],
  ['DateLessThanEquals', ordered(dateOf, isAtMost), isWrittenAsDate],
  ['DateGreaterThan', ordered(dateOf, isGreater), isWrittenAsDate],
  ['DateGreaterThanEquals', ordered(dateOf, isAtLeast), isWrittenAsDate],
  ['IpAddress', inNetwork, isNetwork],
  ['NotIpAddress', inNetwork, isNetwork, { negated: true }],
  ['BinaryEquals', sameBytes, isBase64],
  // Its value says whether the key is missing; see matchCondition.
  ['Null', same, isTruth],
]

const comparisons: ReadonlyMap<string, Comparison> = new Map(
  rows.map(([name, matcher, accepts, options]) => [
    name,
    { name, matcher, accepts, negated: options?.negated ?? false, variables: options?.variables ?? false },
  ]),
)
