// Conditions that never hold, or hold when they should not.
import { ACTIONS_WITH, globalKey, type KnownKey } from './knownConditionKeys.ts'
import { wildcardMatcher } from './glob.ts'
import type { Condition, Statement } from './policy.ts'
import { hasWildcard, type Rule } from './policyFindingsRule.ts'

export const conditionRules: readonly Rule[] = Object.values<Rule>({
  *keys({ conditions, action }) {
    for (const { key, at } of conditions) {
      const name = key.toLowerCase()
      if (name.startsWith('aws:')) {
        if (!globalKey(name)) yield { type: 'unknown-condition-key', at, subject: key }
      } else if (isOfOtherService(name, action)) yield { type: 'condition-key-of-other-service', at, subject: key }
      else if (isOfOtherActions(name, action)) yield { type: 'condition-key-of-other-action', at, subject: key }
    }
  },
  *operators({ conditions }) {
    for (const { key, operator, at } of conditions) {
      const known = globalKey(key.toLowerCase())
      if (known && !(FITTING[known.type].test(operator.comparison.name) || operator.comparison.name === 'Null'))
        yield { type: 'operator-does-not-fit', at, subject: `${operator.text} ${key}` }
    }
  },
  *wildcards({ conditions }) {
    for (const { operator, values, at } of conditions)
      if (/^String(Not)?Equals(IgnoreCase)?$/.test(operator.comparison.name))
        for (const value of values)
          if (hasWildcard(value.replaceAll(/\$\{[^}]*\}/g, '')))
            yield { type: 'wildcard-in-equals', at, subject: value }
  },
  *sets({ effect, conditions }) {
    for (const { operator, key, at } of conditions) {
      if (operator.set === 'ForAllValues' && effect === 'Allow' && !isRequired(key, conditions))
        yield { type: 'all-values-of-none', at, subject: key }
      if (operator.set !== undefined && globalKey(key.toLowerCase())?.multiple === false)
        yield { type: 'set-operator-on-one-value', at, subject: `${operator.text} ${key}` }
    }
  },
  *missingKeys({ effect, conditions }) {
    if (effect !== 'Deny') return
    for (const { operator, key, values, at } of conditions)
      if (
        key.toLowerCase() === 'aws:multifactorauthpresent' &&
        operator.comparison.name === 'Bool' &&
        !operator.ifExists &&
        values.some((value) => value.toLowerCase() === 'false')
      )
        yield { type: 'denies-only-with-key', at, subject: key }
  },
})

/** Which operators compare what such a key holds. */
const FITTING: Readonly<Record<KnownKey['type'], RegExp>> = {
  text: /^String/,
  arn: /^(Arn|String)/,
  address: /^(Not)?IpAddress$/,
  moment: /^(Date|Numeric)/,
  number: /^Numeric/,
  truth: /^(Bool|String)/,
}

const servicesOf = ({ patterns }: NonNullable<Statement['action']>): readonly string[] =>
  patterns.map((pattern) => pattern.toLowerCase().split(':')[0] ?? '')

function isOfOtherService(key: string, action: Statement['action']): boolean {
  const service = key.slice(0, key.indexOf(':'))
  if (action?.element !== 'Action' || !SERVICES.has(service)) return false
  return !servicesOf(action).some((name) => hasWildcard(name) || name === service)
}

/** Services whose keys no other service's requests have. */
const SERVICES: ReadonlySet<string> = new Set(['s3', 'kms', 'iam', 'sts', 'organizations'])

function isOfOtherActions(key: string, action: Statement['action']): boolean {
  const having = ACTIONS_WITH.get(key)
  if (!having || action?.element !== 'Action') return false
  const matchers = action.patterns.map((pattern) => wildcardMatcher(pattern.toLowerCase()))
  return !having.some((name) => matchers.some((matches) => matches(name)))
}

/** Another condition sees to it that the key is there. */
const isRequired = (key: string, conditions: readonly Condition[]): boolean =>
  conditions.some(
    ({ operator, key: other, values }) =>
      other.toLowerCase() === key.toLowerCase() &&
      (operator.set === 'ForAnyValue' ||
        (operator.comparison.name === 'Null' && values.every((value) => value.toLowerCase() === 'false'))),
  )
