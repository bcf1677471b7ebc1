// What lets in more than was probably meant, or nobody.
import { wildcardMatcher } from './glob.ts'
import type { Statement } from './policy.ts'
import { isEverything, namesEverybody, type Rule, type Warning } from './policyFindingsRule.ts'
import { isPublicPolicy } from './publicPolicy.ts'

export const accessRules: readonly Rule[] = Object.values<Rule>({
  *everything({ at, effect, action, resource, conditions, principal }, { kind }) {
    // In a policy of its own, a resource's policy says `*` for all that can be done with it; an SCP's Allow only leaves room.
    const isMeant = kind === 'key' || kind === 'trust' || (effect === 'Allow' && kind === 'service-control')
    const isAll = isAllOf(action, kind === 'key' ? 'kms:*' : '*') && isAllOf(resource)
    if (!isAll || conditions.length > 0 || (isMeant && effect === 'Allow')) return
    if (effect === 'Allow') yield { type: 'allows-everything', at, subject: '*' }
    else if (principal === undefined || everybodyIn(principal)) yield { type: 'denies-everything', at, subject: '*' }
  },
  *allBut({ effect, action, resource, principal, at }) {
    if (effect !== 'Allow') return
    if (action?.element === 'NotAction') yield { type: 'allows-all-but-actions', at: action.at, subject: 'NotAction' }
    if (resource?.element === 'NotResource')
      yield { type: 'allows-all-but-resources', at: resource.at, subject: 'NotResource' }
    if (principal?.element === 'NotPrincipal')
      yield { type: 'allows-all-but-principals', at: principal.entries[0]?.at ?? at, subject: 'NotPrincipal' }
  },
  *passRole({ effect, action, resource, conditions }) {
    if (effect !== 'Allow' || action?.element !== 'Action' || !resource || conditions.length > 0) return
    const item = action.patterns.findIndex((pattern) => /^iam:pass(role|\*)/i.test(pattern))
    const isAny = resource.element === 'NotResource' || resource.patterns.some(isAnyRole)
    if (item >= 0 && isAny)
      yield { type: 'pass-any-role', at: action.at, item, subject: action.patterns[item] ?? 'iam:PassRole' }
  },
  *anyone(statement, { kind, document }) {
    if (statement.effect !== 'Allow' || !namesEverybody(statement)) return
    const at = statement.principal?.entries[0]?.at ?? statement.at
    const isOpen = kind === 'bucket' ? isPublicPolicy(document) : statement.conditions.length === 0
    if (isOpen) yield { type: 'anyone', at, subject: '*' }
  },
  *serviceWithoutSource({ effect, principal, conditions }, { kind }) {
    if (effect !== 'Allow' || (kind !== 'bucket' && kind !== 'key') || principal?.element !== 'Principal') return
    if (conditions.some(({ key }) => SOURCES.has(key.toLowerCase()))) return
    for (const { type, value, at } of principal.entries)
      if (type === 'Service') yield { type: 'service-without-source', at, subject: value }
  },
  *wholeService({ effect, action }, { kind }) {
    if (effect !== 'Allow' || action?.element !== 'Action' || kind === 'key' || kind === 'service-control') return
    for (const [item, pattern] of action.patterns.entries())
      if (/^[^:*?]+:\*+$/.test(pattern)) yield { type: 'whole-service', at: action.at, item, subject: pattern }
  },
  *redundant({ action, resource, principal }) {
    if (action) yield* repeated('redundant-action', action, (text) => text.toLowerCase())
    if (resource) yield* repeated('redundant-resource', resource, (text) => text)
    const everybody = principal?.entries.find(({ type, value }) => type === 'AWS' && value === '*')
    for (const { type, value, at } of principal?.entries ?? [])
      if (everybody && type === 'AWS' && value !== '*') yield { type: 'redundant-principal', at, subject: value }
  },
})

const isAllOf = (element: Statement['action'] | Statement['resource'], all = '*'): boolean =>
  element !== undefined &&
  !element.element.startsWith('Not') &&
  element.patterns.some((pattern) => isEverything(pattern) || pattern.toLowerCase() === all)

const everybodyIn = (principal: NonNullable<Statement['principal']>): boolean =>
  principal.element === 'Principal' &&
  principal.entries.some(({ type, value }) => type === '*' || (type === 'AWS' && value === '*'))

const isAnyRole = (pattern: string): boolean =>
  isEverything(pattern) || /^arn:[^:]*:iam::[^:]*:(role\/)?\*+$/.test(pattern)

const SOURCES: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])

/** Longer lists take too long, and nobody writes them by hand. */
const LONGEST = 200

function* repeated(
  type: 'redundant-action' | 'redundant-resource',
  { patterns, at }: { readonly patterns: readonly string[]; readonly at: Warning['at'] },
  fold: (text: string) => string,
): Generator<Warning> {
  if (patterns.length > LONGEST) return
  const folded = patterns.map(fold)
  const matchers = folded.map(wildcardMatcher)
  for (const [item, pattern] of folded.entries()) {
    // Of two that are the same, the later one is too many.
    const isCovered = matchers.some(
      (matches, i) => i !== item && matches(pattern) && (folded[i] !== pattern || i < item),
    )
    if (isCovered) yield { type, at, item, subject: patterns[item] ?? '' }
  }
}
