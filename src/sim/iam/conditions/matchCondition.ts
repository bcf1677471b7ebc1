// One condition (an operator with one key) against a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
import type { ConsideredElement, Reason } from '../decision.ts'
import type { Piece } from '../glob.ts'
import type { Condition, Policy } from '../policy.ts'
import { substitute, verbatim } from '../policyVariables.ts'
import { valueOf, type RequestContext } from '../requestContext.ts'

export function matchCondition(
  { operator, key, values }: Condition,
  context: RequestContext,
  version: Policy['version'],
): ConsideredElement {
  const actual = valueOf(context, key)?.values ?? []
  const { comparison } = operator
  const outcome = (matched: boolean, reason?: Reason): ConsideredElement => ({
    element: 'Condition',
    operator: operator.text,
    key,
    patterns: values,
    values: actual,
    matched,
    ...(reason && { reason }),
  })

  if (comparison.name === 'Null') {
    const missing = String(actual.length === 0)
    const matched = values.some((value) => value.toLowerCase() === missing)
    return outcome(matched, actual.length === 0 ? 'key-missing' : matched ? undefined : 'value-differs')
  }
  if (actual.length === 0) return outcome(holdsWithoutKey(operator), 'key-missing')

  const expected = values.map((value) =>
    comparison.variables && version === '2012-10-17' ? substitute(value, context) : verbatim(value),
  )
  const known = expected.filter((pieces): pieces is readonly Piece[] => pieces !== undefined)
  const fits = (value: string): boolean =>
    known.some((pieces) => comparison.matches(pieces, value)) !== comparison.negated
  // Without a set operator, several values of the request count like ForAnyValue; negated, like ForAllValues.
  const every = operator.set === 'ForAllValues' || (operator.set === undefined && comparison.negated)
  const matched = every ? actual.every(fits) : actual.some(fits)
  return outcome(matched, known.length < values.length ? 'variable-missing' : matched ? undefined : 'value-differs')
}

const holdsWithoutKey = ({ set, ifExists, comparison }: Condition['operator']): boolean =>
  ifExists || set === 'ForAllValues' || (set === undefined && comparison.negated)
