// Reads one policy completely against a request, whatever other policies say: deciding comes afterwards.
import type { Caller } from './caller.ts'
import { matchCondition } from './conditions/matchCondition.ts'
import type { ConsideredElement, ConsideredPolicy, ConsideredStatement, PolicySource } from './decision.ts'
import { matchAction } from './matchAction.ts'
import { matchPrincipal } from './matchPrincipal.ts'
import { matchResource } from './matchResource.ts'
import { parsePolicy } from './parsePolicy.ts'
import type { Policy, Statement } from './policy.ts'
import type { RequestContext } from './requestContext.ts'

export interface AccessRequest {
  readonly caller: Caller
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

/** A policy without a document (a bucket that has none, a user with none) is silent. */
export function analysePolicy(source: PolicySource, request: AccessRequest): ConsideredPolicy {
  if (source.document === '') return { source, verdict: 'silent', statements: [] }
  const parsed = parsePolicy(source.document)
  // Documents are checked before they are stored; guessing at an unreadable one could hide a Deny.
  if ('problems' in parsed)
    throw new Error(`The policy \`${source.id}\` cannot be read: ${parsed.problems[0]?.type ?? 'no reason'}.`)
  const { policy } = parsed
  const statements = policy.statements.map((statement, index) =>
    analyseStatement(statement, index, policy, source, request),
  )
  return { source, verdict: verdictOf(statements), statements }
}

function analyseStatement(
  statement: Statement,
  index: number,
  policy: Policy,
  source: PolicySource,
  request: AccessRequest,
): ConsideredStatement {
  const elements: readonly ConsideredElement[] = [
    ...(source.type === 'resource-based' ? [matchPrincipal(statement, request.caller)] : []),
    matchAction(statement.action, request.action),
    matchResource(statement.resource, request.resource, request.context, policy.version),
    ...statement.conditions.map((condition) => matchCondition(condition, request.context, policy.version)),
  ]
  return {
    index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    effect: statement.effect,
    applies: elements.every(({ matched }) => matched),
    elements,
  }
}

function verdictOf(statements: readonly ConsideredStatement[]): ConsideredPolicy['verdict'] {
  const applying = statements.filter(({ applies }) => applies)
  if (applying.some(({ effect }) => effect === 'Deny')) return 'denies'
  if (applying.some((statement) => !namesTheAccount(statement))) return 'allows'
  return applying.length ? 'delegates' : 'silent'
}

/** Whether an Allow names only the caller's account, which gives nothing by itself. */
const namesTheAccount = ({ elements }: ConsideredStatement): boolean =>
  elements.some(({ reason }) => reason === 'names-the-account')

/** The first statement that decides in favour of `effect`. */
export const decidingStatement = ({ statements }: ConsideredPolicy, effect: 'Allow' | 'Deny'): number | undefined =>
  statements.find(
    (statement) =>
      statement.applies && statement.effect === effect && (effect === 'Deny' || !namesTheAccount(statement)),
  )?.index
