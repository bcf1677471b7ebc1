// The policy simulator: the real evaluator, asked about policies and a context that somebody made up.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
import { decisionOn } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { ConsideredPolicy, ConsideredStatement, Decision, PolicySource } from './decision.ts'
import { matchedStatement, type MatchedStatement } from './matchedStatement.ts'
import type { Permission } from './permission.ts'
import type { RequestContext } from './requestContext.ts'
import { resourceTemplate } from './resourceTemplate.ts'

export interface Scenario {
  readonly caller: Caller
  /** Their names are what AWS calls their ids. */
  readonly policies: readonly PolicySource[]
  readonly context: RequestContext
  /** Without it, resources have no policy. */
  readonly resourcePolicy?: { readonly document: string; readonly owner: string }
  /** Only of accounts in an organization is it said what the organization allows. */
  readonly isInOrganization: boolean
}

export interface EvaluationResult extends Details {
  readonly EvalActionName: string
  readonly EvalResourceName: string
  readonly EvalDecision: EvalDecision
  readonly MatchedStatements: readonly MatchedStatement[]
  readonly MissingContextValues: readonly string[]
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations: boolean }
  readonly ResourceSpecificResults?: readonly ResourceSpecificResult[]
}

type EvalDecision = 'allowed' | 'explicitDeny' | 'implicitDeny'

interface ResourceSpecificResult extends Details {
  readonly EvalResourceName: string
  readonly EvalResourceDecision: EvalDecision
  readonly MatchedStatements: readonly MatchedStatement[]
  readonly MissingContextValues: readonly string[]
}

interface Details {
  /** What the caller's account and the resource's say, when they are two. */
  readonly EvalDecisionDetails?: Readonly<Record<string, EvalDecision>>
  readonly PermissionsBoundaryDecisionDetail?: { readonly AllowedByPermissionsBoundary: boolean }
}

/** One result for an action, however many resources it is tried on. */
export function simulated(scenario: Scenario, action: string, resources: readonly string[]): EvaluationResult {
  const outcomes = resources.map((resource) => outcomeOf(scenario, action, resource))
  const first = outcomes[0] ?? outcomeOf(scenario, action, '*')
  const strictest = outcomes.reduce(
    (one, other) => (SEVERITY[other.decision] > SEVERITY[one.decision] ? other : one),
    first,
  )
  const isAllowedByOrganizations = outcomes.every((outcome) => outcome.isAllowedByOrganizations)
  const isConcrete = resources.some((resource) => resource !== '*')
  return {
    EvalActionName: action,
    EvalResourceName: outcomes.length > 1 ? resourceTemplate(action) : first.resource,
    EvalDecision: strictest.decision,
    MatchedStatements: strictest.matched,
    MissingContextValues: isConcrete ? [] : first.missing,
    ...(scenario.isInOrganization && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: isAllowedByOrganizations },
    }),
    ...strictest.boundary,
    ...(isConcrete &&
      isAllowedByOrganizations && {
        EvalDecisionDetails: strictest.details ?? {},
        ResourceSpecificResults: outcomes.map(resultOn),
      }),
  }
}

const SEVERITY: Readonly<Record<EvalDecision, number>> = { allowed: 0, implicitDeny: 1, explicitDeny: 2 }

const resultOn = ({ resource, decision, matched, missing, boundary, details }: Outcome): ResourceSpecificResult => ({
  EvalResourceName: resource,
  EvalResourceDecision: decision,
  MatchedStatements: matched,
  MissingContextValues: missing,
  ...(details && { EvalDecisionDetails: details }),
  ...boundary,
})

interface Outcome {
  readonly resource: string
  readonly decision: EvalDecision
  readonly matched: readonly MatchedStatement[]
  readonly missing: readonly string[]
  readonly isAllowedByOrganizations: boolean
  readonly boundary: Pick<Details, 'PermissionsBoundaryDecisionDetail'>
  readonly details: Details['EvalDecisionDetails']
}

function outcomeOf(scenario: Scenario, action: string, resource: string): Outcome {
  const { caller, context } = scenario
  const permission = permissionOf(scenario, action, resource)
  const policies = [...scenario.policies, ...resourcePolicyOf(permission)]
  const { because, considered } = decisionOn({ permission, caller, policies, context })
  const decision = textOf(because)
  return {
    resource,
    decision,
    matched: matchedBy(considered, decision),
    missing: missingIn(considered, context),
    isAllowedByOrganizations: passesOrganization(considered),
    boundary: boundaryDetail(considered),
    details: accountsDetail(scenario, permission, considered),
  }
}

const textOf = (because: Decision['because']): EvalDecision =>
  because.type === 'explicit-deny'
    ? 'explicitDeny'
    : because.type === 'implicit-deny' || because.type === 'block-public-access'
      ? 'implicitDeny'
      : 'allowed'

/** AWS's simulator leaves trust policies aside; see aws/aws-cli#10314. */
function permissionOf({ resourcePolicy }: Scenario, action: string, resource: string): Permission {
  if (!resourcePolicy || action.toLowerCase().startsWith('sts:assume')) return { action, resource }
  const type = action.toLowerCase().startsWith('kms:') ? 'key policy' : 'bucket policy'
  return {
    action,
    resource,
    resourceAccount: resource.split(':')[4] || resourcePolicy.owner,
    resourcePolicy: { type, attachedTo: resource, document: resourcePolicy.document },
  }
}

function resourcePolicyOf({ resourcePolicy }: Permission): readonly PolicySource[] {
  if (!resourcePolicy) return []
  const { attachedTo, document } = resourcePolicy
  const id = 'ResourcePolicy'
  return [{ id, type: 'resource-based', name: id, attachedTo, document: document ?? '' }]
}

const isOfOrganization = ({ source }: ConsideredPolicy): boolean => source.type === 'service-control'

const applying = ({ statements }: ConsideredPolicy, effect: 'Allow' | 'Deny'): readonly ConsideredStatement[] =>
  statements.filter((statement) => statement.applies && statement.effect === effect)

/** A denial shows the statements that deny, and nothing that would have allowed. */
function matchedBy(considered: readonly ConsideredPolicy[], decision: EvalDecision): readonly MatchedStatement[] {
  if (decision === 'implicitDeny') return []
  const effect = decision === 'allowed' ? 'Allow' : 'Deny'
  return considered
    .filter((policy) => !isOfOrganization(policy))
    .flatMap((policy) => applying(policy, effect).map(({ index }) => matchedStatement(policy.source, index)))
}

/** Keys for which statements about this action and resource ask, and which nobody has given. */
function missingIn(considered: readonly ConsideredPolicy[], context: RequestContext): readonly string[] {
  const missing = new Map<string, string>()
  for (const policy of considered.filter((one) => !isOfOrganization(one)))
    for (const { elements } of policy.statements) {
      const others = elements.filter(({ element }) => element !== 'Condition')
      if (!others.every(({ matched, reason }) => matched || reason === 'variable-missing')) continue
      for (const key of elements.flatMap(keysOf))
        if (context.get(key.toLowerCase()) === undefined && !missing.has(key.toLowerCase()))
          missing.set(key.toLowerCase(), key)
    }
  return [...missing.values()]
}

function keysOf({ key, patterns, reason }: ConsideredStatement['elements'][number]): readonly string[] {
  const variables = reason === 'variable-missing' ? patterns.flatMap((pattern) => [...pattern.matchAll(VARIABLE)]) : []
  return [...(key === undefined ? [] : [key]), ...variables.map(([, name = '']) => name.trim())]
}

/** `${aws:username}`, and not `${*}`. */
const VARIABLE = /\$\{([^},]*:[^},]*)/g

function passesOrganization(considered: readonly ConsideredPolicy[]): boolean {
  const policies = considered.filter(isOfOrganization)
  if (policies.some((policy) => applying(policy, 'Deny').length > 0)) return false
  const open = new Set(
    policies.filter((policy) => applying(policy, 'Allow').length > 0).map(({ source }) => source.attachedTo),
  )
  return policies.every(({ source }) => open.has(source.attachedTo))
}

function boundaryDetail(considered: readonly ConsideredPolicy[]): Outcome['boundary'] {
  const boundaries = considered.filter(({ source }) => source.type === 'permissions-boundary')
  return boundaries.length === 0
    ? {}
    : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: decisionOf(boundaries) === 'allowed' } }
}

function accountsDetail(
  { caller }: Scenario,
  { resourceAccount }: Permission,
  considered: readonly ConsideredPolicy[],
): Outcome['details'] {
  if (!('accountId' in caller) || resourceAccount === undefined || resourceAccount === caller.accountId)
    return undefined
  const of = (type: PolicySource['type']): EvalDecision =>
    decisionOf(considered.filter(({ source }) => source.type === type))
  return { 'IAM Policy': of('identity-based'), 'Resource Policy': of('resource-based') }
}

/** Of policies of one kind, without regard to any other. */
function decisionOf(policies: readonly ConsideredPolicy[]): EvalDecision {
  if (policies.some((policy) => applying(policy, 'Deny').length > 0)) return 'explicitDeny'
  return policies.some((policy) => applying(policy, 'Allow').length > 0) ? 'allowed' : 'implicitDeny'
}
