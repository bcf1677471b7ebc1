// The Action element against a request. Actions are not case-sensitive.
import type { ConsideredElement } from './decision.ts'
import { globMatches, wildcards } from './glob.ts'
import type { Statement } from './policy.ts'

export function matchAction(action: Statement['action'], requested: string): ConsideredElement {
  if (!action)
    return { element: 'Action', patterns: [], values: [requested], matched: false, reason: 'element-missing' }
  const { element, patterns } = action
  const listed = patterns.some((pattern) => globMatches(wildcards(pattern.toLowerCase()), requested.toLowerCase()))
  const matched = listed === (element === 'Action')
  return { element, patterns, values: [requested], matched, ...(!matched && { reason: 'other-action' as const }) }
}
