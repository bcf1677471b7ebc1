// Reads one policy completely against a request, whatever other policies say: deciding comes afterwards.
import { splitArn } from './arnGlob.ts'
import type { Caller } from './caller.ts'
import { compiledPolicy, type CompiledStatement } from './compilePolicy.ts'
import { matchCondition } from './conditions/matchCondition.ts'
import type { ConsideredElement, ConsideredPolicy, ConsideredStatement, PolicySource } from './decision.ts'
import { matchAction } from './matchAction.ts'
import { matchPrincipal, partyOf, type Party } from './matchPrincipal.ts'
import { matchResource, type RequestedResource } from './matchResource.ts'
import type { Condition } from './policy.ts'
import type { RequestContext } from './requestContext.ts'

export interface AccessRequest {
  readonly party: Party
  readonly action: string
  readonly resource: RequestedResource
  readonly context: RequestContext
}

export function accessRequest(
  caller: Caller,
  action: string,
  resource: string,
  policies: readonly PolicySource[],
  context: RequestContext,
): AccessRequest {
  return {
    party: partyOf(
      caller,
      policies.some(({ type }) => type === 'permissions-boundary'),
    ),
    action,
    resource: { text: resource, arn: splitArn(resource) },
    context,
  }
}

/** Key policies cannot decide by the aliases of their key. */
export const asSeenBy = ({ type, name }: PolicySource, request: AccessRequest): AccessRequest =>
  type === 'resource-based' && name === 'key policy'
    ? { ...request, context: withoutAliases(request.context) }
    : request

// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
const withoutAliases = (context: RequestContext): RequestContext => ({
  get: (key) => (key === 'kms:resourcealiases' ? undefined : context.get(key)),
})

/** A policy without a document (a bucket that has none, a user with none) is silent. */
export function analysePolicy(source: PolicySource, request: AccessRequest): ConsideredPolicy {
  if (source.document === '') return { source, verdict: 'silent', statements: [] }
  const statements = compiledPolicy(source.document, source.id).statements.map((compiled) =>
    analyseStatement(compiled, source, request),
  )
  return { source, verdict: verdictOf(statements), statements }
}

function analyseStatement(
  compiled: CompiledStatement,
  source: PolicySource,
  { party, action, resource, context }: AccessRequest,
): ConsideredStatement {
  const { index, statement } = compiled
  const elements: readonly ConsideredElement[] = [
    ...(namesPrincipals(source) ? [matchPrincipal(statement, compiled.matchesPrincipal, party)] : []),
    matchAction(statement.action, compiled.matchesAction, action),
    ...(namesResources(source) ? [matchResource(statement.resource, compiled.matchesResource, resource, context)] : []),
    ...compiled.matchesConditions.map(
      (matches, i) => matchCondition(statement.conditions[i] as Condition, matches, context), // one matcher for each condition
    ),
  ]
  return {
    index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    effect: statement.effect,
    applies: elements.every(({ matched }) => matched),
    elements,
  }
}

export const namesPrincipals = ({ type }: PolicySource): boolean =>
  type === 'resource-based' || type === 'resource-control'

/** The role is the resource of its trust policy, which therefore names none. */
export const namesResources = ({ name, type }: PolicySource): boolean =>
  type !== 'resource-based' || name !== 'role trust policy'

function verdictOf(statements: readonly ConsideredStatement[]): ConsideredPolicy['verdict'] {
  const applying = statements.filter(({ applies }) => applies)
  if (applying.some(({ effect }) => effect === 'Deny')) return 'denies'
  if (applying.some((statement) => addressOf(statement) !== 'names-the-account')) return 'allows'
  return applying.length ? 'delegates' : 'silent'
}

/** How an applying statement speaks of the caller, if by a wider name than the caller's own. */
export const addressOf = ({ elements }: ConsideredStatement): 'names-the-account' | 'names-the-role' | undefined => {
  const reason = elements.find(({ element }) => element === 'Principal')?.reason
  return reason === 'names-the-account' || reason === 'names-the-role' ? reason : undefined
}
