// The Resource element against a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { resourceMatcher, resourceWildcardMatcher, type SplitArn } from './arnGlob.ts'
import type { ConsideredElement, Reason } from './decision.ts'
import { globOf, type Piece } from './glob.ts'
import type { Policy, Statement } from './policy.ts'
import { hasVariable, substitute, verbatim } from './policyVariables.ts'
import type { RequestContext } from './requestContext.ts'

export interface RequestedResource {
  /** As requested: an ARN, or `*` for an action without resource types. */
  readonly text: string
  readonly arn: SplitArn
}

/** Why the element does not fit; undefined when it does. */
export type ResourceMatcher = (requested: RequestedResource, context: RequestContext) => Reason | undefined

export function resourceElementMatcher(resource: Statement['resource'], version: Policy['version']): ResourceMatcher {
  if (!resource) return () => 'element-missing'
  const hits = resource.patterns.map((pattern) => patternMatcher(pattern, version))
  if (resource.element === 'NotResource')
    return (requested, context) => (hits.some((hit) => hit(requested, context)) ? 'other-resource' : undefined)
  return (requested, context) => {
    let reason: Reason = 'other-resource'
    for (const hit of hits) {
      const fits = hit(requested, context)
      if (fits) return undefined
      if (fits === undefined) reason = 'variable-missing'
    }
    return reason
  }
}

export function matchResource(
  resource: Statement['resource'],
  matches: ResourceMatcher,
  requested: RequestedResource,
  context: RequestContext,
): ConsideredElement {
  const reason = matches(requested, context)
  return {
    element: resource?.element ?? 'Resource',
    patterns: resource?.patterns ?? [],
    values: [requested.text],
    matched: reason === undefined,
    ...(reason && { reason }),
  }
}

/** Undefined when a policy variable has no value. */
type Hit = (requested: RequestedResource, context: RequestContext) => boolean | undefined

function patternMatcher(pattern: string, version: Policy['version']): Hit {
  if (pattern === '*') return () => true
  // An action without resource types is asked for on `*`, which no other pattern covers.
  const onArn =
    (hit: (arn: SplitArn, context: RequestContext) => boolean | undefined): Hit =>
    ({ text, arn }, context) =>
      text !== '*' && hit(arn, context)
  if (version === '2012-10-17' && hasVariable(pattern))
    return onArn((arn, context) => {
      const pieces = resolved(pattern, context)
      return pieces && resourceMatcher(globOf(pieces))(arn)
    })
  return onArn(resourceWildcardMatcher(pattern))
}

/** Variables stand only in the last component of an ARN. */
function resolved(pattern: string, context: RequestContext): readonly Piece[] | undefined {
  const head = /^([^:]*:){5}/.exec(pattern)?.[0]
  if (head === undefined) return verbatim(pattern)
  const tail = substitute(pattern.slice(head.length), context)
  return tail && [...verbatim(head), ...tail]
}
