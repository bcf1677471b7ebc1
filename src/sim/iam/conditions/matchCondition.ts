// One condition (an operator with one key) against a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
import type { ConsideredElement, Reason } from '../decision.ts'
import type { Matcher, Piece } from '../glob.ts'
import type { Condition, Policy } from '../policy.ts'
import { hasVariable, substitute, verbatim } from '../policyVariables.ts'
import type { RequestContext } from '../requestContext.ts'

export type ConditionMatcher = (context: RequestContext) => Outcome

export interface Outcome {
  readonly matched: boolean
  readonly reason?: Reason
}

export function conditionMatcher(condition: Condition, version: Policy['version']): ConditionMatcher {
  const { operator, values } = condition
  const key = condition.key.toLowerCase()
  const actualIn = (context: RequestContext): readonly string[] => context.get(key)?.values ?? []
  if (operator.comparison.name === 'Null') {
    const wanted = values.map((value) => value.toLowerCase())
    return (context) => (actualIn(context).length === 0 ? nullOf(wanted, 'true') : nullOf(wanted, 'false'))
  }
  const withoutKey: Outcome = { matched: holdsWithoutKey(operator), reason: 'key-missing' }
  const expected = values.map((value) => valueMatcher(operator, value, version))
  // Without a set operator, several values of the request count like ForAnyValue; negated, like ForAllValues.
  const { negated } = operator.comparison
  const every = operator.set === 'ForAllValues' || (operator.set === undefined && negated)
  return (context) => {
    const actual = actualIn(context)
    if (actual.length === 0 || (operator.set && actual.every(isEmpty))) return withoutKey
    const known = expected.map((matcher) => matcher(context)).filter((matcher) => matcher !== undefined)
    const fits = (value: string): boolean => known.some((matches) => matches(value)) !== negated
    const matched = every ? actual.every(fits) : actual.some(fits)
    if (known.length < expected.length) return { matched, reason: 'variable-missing' }
    return matched ? HOLDS : DIFFERS
  }
}

export function matchCondition(
  { operator, key, values }: Condition,
  matches: ConditionMatcher,
  context: RequestContext,
): ConsideredElement {
  const { matched, reason } = matches(context)
  return {
    element: 'Condition',
    operator: operator.text,
    key,
    patterns: values,
    values: context.get(key.toLowerCase())?.values ?? [],
    matched,
    ...(reason && { reason }),
  }
}

const HOLDS: Outcome = { matched: true }
const DIFFERS: Outcome = { matched: false, reason: 'value-differs' }

function nullOf(wanted: readonly string[], missing: 'true' | 'false'): Outcome {
  const matched = wanted.includes(missing)
  if (missing === 'true') return { matched, reason: 'key-missing' }
  return matched ? HOLDS : DIFFERS
}

/** A list of nothing but empty text counts as no list. */
const isEmpty = (value: string): boolean => value === ''

const holdsWithoutKey = ({ set, ifExists, comparison }: Condition['operator']): boolean =>
  ifExists || set === 'ForAllValues' || (set === undefined && comparison.negated)

/** Undefined when a policy variable has no value. */
function valueMatcher(
  { comparison }: Condition['operator'],
  value: string,
  version: Policy['version'],
): (context: RequestContext) => Matcher | undefined {
  const ready = (pieces: readonly Piece[] | undefined): Matcher | undefined => pieces && comparison.matcher(pieces)
  if (comparison.variables && version === '2012-10-17' && hasVariable(value))
    return (context) => ready(substitute(value, context))
  const matcher = ready(verbatim(value))
  return () => matcher
}
