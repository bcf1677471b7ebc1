// The Resource element against a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { resourceMatches } from './arnGlob.ts'
import type { ConsideredElement } from './decision.ts'
import { globOf, type Piece } from './glob.ts'
import type { Policy, Statement } from './policy.ts'
import { substitute, verbatim } from './policyVariables.ts'
import type { RequestContext } from './requestContext.ts'

export function matchResource(
  resource: Statement['resource'],
  requested: string,
  context: RequestContext,
  version: Policy['version'],
): ConsideredElement {
  if (!resource)
    return { element: 'Resource', patterns: [], values: [requested], matched: false, reason: 'element-missing' }
  const { element, patterns } = resource
  const hits = patterns.map((pattern) => hit(pattern, requested, context, version))
  const matched = hits.includes(true) === (element === 'Resource')
  const reason = matched
    ? undefined
    : hits.includes(undefined) && element === 'Resource'
      ? 'variable-missing'
      : 'other-resource'
  return { element, patterns, values: [requested], matched, ...(reason && { reason }) }
}

/** Undefined when a policy variable has no value. */
function hit(
  pattern: string,
  requested: string,
  context: RequestContext,
  version: Policy['version'],
): boolean | undefined {
  if (pattern === '*') return true
  // An action without resource types is asked for on `*`, which no other pattern covers.
  if (requested === '*') return false
  const pieces = version === '2012-10-17' ? resolved(pattern, context) : verbatim(pattern)
  return pieces && resourceMatches(globOf(pieces), requested)
}

/** Variables stand only in the last component of an ARN. */
function resolved(pattern: string, context: RequestContext): readonly Piece[] | undefined {
  const head = /^([^:]*:){5}/.exec(pattern)?.[0]
  if (head === undefined) return verbatim(pattern)
  const tail = substitute(pattern.slice(head.length), context)
  return tail && [...verbatim(head), ...tail]
}
