// The Action element against a request. Actions are not case-sensitive.
import type { ConsideredElement } from './decision.ts'
import { wildcardMatcher, type Matcher } from './glob.ts'
import type { Statement } from './policy.ts'

/** Asked with the action in lower case. */
export function actionMatcher(action: Statement['action']): Matcher {
  if (!action) return () => false
  const matchers = action.patterns.map((pattern) => wildcardMatcher(pattern.toLowerCase()))
  const wanted = action.element === 'Action'
  return (requested) => matchers.some((matches) => matches(requested)) === wanted
}

export function matchAction(action: Statement['action'], matches: Matcher, requested: string): ConsideredElement {
  if (!action)
    return { element: 'Action', patterns: [], values: [requested], matched: false, reason: 'element-missing' }
  const matched = matches(requested.toLowerCase())
  return {
    element: action.element,
    patterns: action.patterns,
    values: [requested],
    matched,
    ...(!matched && { reason: 'other-action' as const }),
  }
}
