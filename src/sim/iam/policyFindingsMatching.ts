// What can never match.
import { covers, resourcesOf, type ResourceKind } from './actionResources.ts'
import { wildcardMatcher } from './glob.ts'
import { actionsOf } from './knownActions.ts'
import type { Patterns } from './policy.ts'
import { hasWildcard, type Rule } from './policyFindingsRule.ts'

export const matchingRules: readonly Rule[] = Object.values<Rule>({
  *unknownActions({ action }) {
    for (const [item, pattern] of action?.patterns.entries() ?? [])
      if (action && actionsLike(pattern)?.length === 0)
        yield { type: 'unknown-action', at: action.at, item, subject: pattern }
  },
  *unrelated({ action, resource }, { kind }) {
    // The key and the role are the only resources of their policies.
    if (kind === 'key' || kind === 'trust' || action?.element !== 'Action' || resource?.element !== 'Resource') return
    const kinds = action.patterns.map(kindsOf)
    const hopeless = kinds.map(
      (wanted) =>
        wanted !== undefined && wanted.length > 0 && !resource.patterns.some((pattern) => coversAny(pattern, wanted)),
    )
    for (const [item, isHopeless] of hopeless.entries())
      if (isHopeless)
        yield { type: 'action-without-resource', at: action.at, item, subject: action.patterns[item] ?? '' }
    if (!hopeless.every(Boolean)) yield* unusedResources(kinds, resource)
  },
  *principals({ principal }) {
    for (const { type, value, at } of principal?.entries ?? [])
      if (type === 'AWS' && value !== '*' && hasWildcard(value))
        yield { type: 'principal-with-wildcard', at, subject: value }
  },
  *variables({ resource, conditions }, { policy }) {
    if (policy.version === '2012-10-17') return
    for (const [item, pattern] of resource?.patterns.entries() ?? [])
      if (resource && pattern.includes('${'))
        yield { type: 'variable-in-old-version', at: resource.at, item, subject: pattern }
    for (const { values, at } of conditions)
      for (const value of values)
        if (value.includes('${')) yield { type: 'variable-in-old-version', at, subject: value }
  },
  *version({ at }, { policy }) {
    if (policy.version === '2008-10-17' && policy.statements[0]?.at === at)
      yield { type: 'old-version', at: { start: 0, end: 1 }, subject: policy.hasVersion ? policy.version : 'Version' }
  },
})

/** Undefined for a service whose actions are not known here, or for a pattern that is not about one service. */
function actionsLike(pattern: string): readonly string[] | undefined {
  const [service = '', name, ...rest] = pattern.toLowerCase().split(':')
  if (name === undefined || rest.length > 0) return undefined
  const actions = hasWildcard(service) ? undefined : actionsOf(service)
  if (!actions) return undefined
  const matches = wildcardMatcher(name)
  return actions.filter(matches).map((action) => `${service}:${action}`)
}

/** Kinds of resources on which the actions work; undefined where this is not known of all of them. */
function kindsOf(pattern: string): readonly ResourceKind[] | undefined {
  const kinds = new Set<ResourceKind>()
  for (const action of actionsLike(pattern) ?? [undefined]) {
    const resources = action === undefined ? undefined : resourcesOf(action)
    if (!resources) return undefined
    for (const kind of resources) kinds.add(kind)
  }
  return [...kinds]
}

const coversAny = (pattern: string, kinds: readonly ResourceKind[]): boolean =>
  kinds.some((kind) => covers(pattern, kind))

/** Resources on which none of the actions works. */
function* unusedResources(
  kinds: readonly (readonly ResourceKind[] | undefined)[],
  { patterns, at }: Patterns<string>,
): ReturnType<Rule> {
  const all: ResourceKind[] = []
  for (const some of kinds) {
    if (!some) return
    all.push(...some)
  }
  const wanted = [...new Set(all)]
  if (wanted.length === 0) return
  for (const [item, pattern] of patterns.entries())
    if (!coversAny(pattern, wanted)) yield { type: 'resource-without-action', at, item, subject: pattern }
}
