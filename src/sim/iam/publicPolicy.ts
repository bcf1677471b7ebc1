// What S3 calls a public bucket policy: one that lets callers in who are not tied to fixed values.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
import { globMatches, wildcards } from './glob.ts'
import { parsePolicy } from './parsePolicy.ts'
import type { Condition, Patterns, Statement } from './policy.ts'

/** Whether S3 reports the bucket policy as public. A document that cannot be read counts as public. */
export function isPublicPolicy(document: string): boolean {
  const parsed = parsePolicy(document)
  if ('problems' in parsed) return true
  const { statements } = parsed.policy
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  return statements.some((statement) => isPublic(statement) && !denies.some((deny) => cancels(deny, statement)))
}

const isPublic = (statement: Statement): boolean =>
  statement.effect === 'Allow' &&
  namesEverybody(statement) &&
  !statement.conditions.some((condition) => isAnchor(condition, statement))

const namesEverybody = ({ principal }: Statement): boolean =>
  principal?.element === 'NotPrincipal' ||
  (principal?.entries.some(({ type, value }) => type === '*' || (type === 'AWS' && value === '*')) ?? false)

/** Whether the Deny takes back all that the Allow gives, or all but what comes from fixed values. */
const cancels = (deny: Statement, allow: Statement): boolean =>
  deny.principal?.element === 'Principal' &&
  namesEverybody(deny) &&
  covers(deny.action, allow.action, (text) => text.toLowerCase()) &&
  covers(deny.resource, allow.resource, (text) => text) &&
  (deny.conditions.length === 0 || (deny.conditions.length === 1 && deny.conditions.every(isNegatedAnchor)))

const covers = (
  wide: Patterns<string> | undefined,
  narrow: Patterns<string> | undefined,
  fold: (text: string) => string,
): boolean =>
  wide !== undefined &&
  narrow !== undefined &&
  !wide.element.startsWith('Not') &&
  !narrow.element.startsWith('Not') &&
  narrow.patterns.every((inner) => wide.patterns.some((outer) => globMatches(wildcards(fold(outer)), fold(inner))))

/** A condition that ties callers to fixed values, also when the request lacks the key. */
function isAnchor(condition: Condition, { conditions }: Statement): boolean {
  const { operator, key } = condition
  const failsWithoutKey = !operator.ifExists && operator.set !== 'ForAllValues'
  return (
    !operator.comparison.negated &&
    hasFixedValues(condition) &&
    (failsWithoutKey || conditions.some((other) => requiresKey(other, key)))
  )
}

const isNegatedAnchor = (condition: Condition): boolean =>
  condition.operator.comparison.negated && condition.operator.set === undefined && hasFixedValues(condition)

const requiresKey = ({ operator, key, values }: Condition, wanted: string): boolean =>
  operator.comparison.name === 'Null' &&
  key.toLowerCase() === wanted.toLowerCase() &&
  values.every((value) => value.toLowerCase() === 'false')

type Fixed = 'text' | 'arn' | 'network' | 'userid'

const ANCHORS: ReadonlyMap<string, Fixed> = new Map([
  ['aws:sourceip', 'network'],
  ['aws:sourcearn', 'arn'],
  ['aws:principalarn', 'arn'],
  ['s3:dataaccesspointarn', 'arn'],
  ['aws:sourcevpc', 'text'],
  ['aws:sourcevpce', 'text'],
  ['aws:sourceaccount', 'text'],
  ['aws:sourceorgid', 'text'],
  ['aws:principalorgid', 'text'],
  ['aws:principalaccount', 'text'],
  ['s3:dataaccesspointaccount', 'text'],
  ['aws:userid', 'userid'],
])

function hasFixedValues({ operator: { comparison }, key, values }: Condition): boolean {
  const fixed = ANCHORS.get(key.toLowerCase())
  if (fixed === undefined || values.some((value) => value.includes('${'))) return false
  if (comparison.name.endsWith('IpAddress')) return fixed === 'network' && values.every(isNarrow)
  const matchesWildcards = comparison.name.endsWith('Like') || comparison.name.startsWith('Arn')
  if (!matchesWildcards && !comparison.name.startsWith('String')) return false
  return values.every(
    (value) => value !== '' && (!matchesWildcards || !hasWildcard(value) || hasFixedOwner(value, fixed)),
  )
}

/** With an owner spelled out, wildcards in the rest tie the caller all the same. */
function hasFixedOwner(value: string, fixed: Fixed): boolean {
  if (fixed === 'arn') return /^\d{12}$/.test(value.split(':')[4] ?? '')
  const [role = '', session] = value.split(':')
  return fixed === 'userid' && session !== undefined && role !== '' && !hasWildcard(role)
}

const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?')

/** Broader networks than /8 (IPv4) and /32 (IPv6) count as the whole internet. */
function isNarrow(network: string): boolean {
  const prefix = network.split('/')[1]
  return prefix === undefined || Number(prefix) >= (network.includes(':') ? 32 : 8)
}
