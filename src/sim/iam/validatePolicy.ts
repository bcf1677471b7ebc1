// What is wrong with a policy before it is stored. The rules depend on what it will be attached to; the answer to a
// problem is a matter of the service.
import { RCP_SERVICES } from './organizationPolicies.ts'
import { parsePolicy, type PolicyProblem, type RuleProblem } from './parsePolicy.ts'
import type { Policy, Statement } from './policy.ts'
import type { Span } from './readJson.ts'

export type PolicyKind = 'identity' | 'key' | 'bucket' | 'trust' | 'service-control' | 'resource-control'

/** All problems, in the order of the document; none when the policy may be stored. */
export function validatePolicy(document: string, kind: PolicyKind): readonly PolicyProblem[] {
  const parsed = parsePolicy(document)
  if ('problems' in parsed) return parsed.problems
  const problems: PolicyProblem[] = []
  const report: Report = (type, at, subject) => problems.push({ type, at, subject })
  rulesOf[kind](parsed.policy, report)
  return problems.sort((a, b) => a.at.start - b.at.start)
}

type Report = (type: RuleProblem, at: Span, subject: string) => void

const rulesOf: Readonly<Record<PolicyKind, (policy: Policy, report: Report) => void>> = {
  identity(policy, report) {
    reportRepeatedSids(policy, report)
    for (const statement of policy.statements) {
      if (statement.principal) report('principal-not-allowed', statement.at, statement.principal.element)
      if (!/^[0-9A-Za-z]*$/.test(statement.sid ?? '')) report('invalid-sid', statement.at, statement.sid ?? '')
      reportMissing(statement, report)
      reportForms(statement, report)
    }
  },
  // KMS stores statements without Action or Resource; they have no effect.
  key(policy, report) {
    for (const statement of policy.statements)
      if (!statement.principal) report('missing-principal', statement.at, 'Principal')
  },
  bucket(policy, report) {
    for (const statement of policy.statements) {
      if (!statement.principal) report('missing-principal', statement.at, 'Principal')
      reportMissing(statement, report)
    }
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#term_trust-policy
  trust(policy, report) {
    reportRepeatedSids(policy, report)
    for (const { at, effect, principal, action, resource } of policy.statements) {
      if (!principal) report('missing-principal', at, 'Principal')
      else if (principal.element === 'NotPrincipal') report('not-principal-not-allowed', at, effect)
      else if (principal.entries.some(({ type }) => type === '*')) report('principal-not-object', at, '*')
      if (!action) report('missing-action', at, 'Action')
      for (const pattern of action?.patterns ?? [])
        if (!pattern.startsWith('sts:')) report('action-not-allowed', action?.at ?? at, pattern)
      if (resource) report('resource-not-allowed', resource.at, resource.element)
    }
  },
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
  'service-control'(policy, report) {
    reportControl(policy, report)
    for (const { at, effect, principal, resource } of policy.statements) {
      if (principal) report('principal-not-allowed', at, principal.element)
      if (
        effect === 'Allow' &&
        resource?.element === 'Resource' &&
        resource.patterns.some((pattern) => pattern !== '*')
      )
        report('resource-not-everything', resource.at, resource.patterns.find((pattern) => pattern !== '*') ?? '')
    }
  },
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
  'resource-control'(policy, report) {
    reportControl(policy, report)
    for (const { at, effect, principal, action } of policy.statements) {
      if (effect === 'Allow') report('allow-not-allowed', at, effect)
      if (!principal) report('missing-principal', at, 'Principal')
      else if (principal.element === 'NotPrincipal') report('not-principal-not-allowed', at, effect)
      else if (principal.entries.some(({ value }) => value !== '*'))
        report('principal-not-everybody', at, principal.element)
      if (action?.element === 'NotAction') report('not-action-not-allowed', action.at, action.element)
      else
        for (const pattern of action?.patterns ?? [])
          if (!RCP_SERVICES.has(pattern.split(':')[0]?.toLowerCase() ?? ''))
            report('action-not-allowed', action?.at ?? at, pattern)
    }
  },
}

/** What SCPs and RCPs share. */
function reportControl(policy: Policy, report: Report): void {
  if (policy.id !== undefined) report('id-not-allowed', START, policy.id)
  reportRepeatedSids(policy, report)
  for (const statement of policy.statements) {
    reportMissing(statement, report)
    reportForms(statement, report)
  }
}

const START: Span = { start: 0, end: 1 }

function reportMissing({ action, resource, at }: Statement, report: Report): void {
  if (!action) report('missing-action', at, 'Action')
  if (!resource) report('missing-resource', at, 'Resource')
}

function reportRepeatedSids({ statements }: Policy, report: Report): void {
  const seen = new Set<string>()
  for (const { sid, at } of statements) {
    if (sid === undefined || sid === '') continue
    if (seen.has(sid)) report('duplicate-sid', at, sid)
    seen.add(sid)
  }
}

function reportForms({ action, resource }: Statement, report: Report): void {
  if (action) for (const pattern of action.patterns) reportAction(pattern, action.at, report)
  if (resource) for (const pattern of resource.patterns) reportResource(pattern, resource.at, report)
}

function reportAction(pattern: string, at: Span, report: Report): void {
  if (pattern === '*') return
  const [vendor = '', ...rest] = pattern.split(':')
  if (rest.length === 0) report('action-without-vendor', at, pattern)
  else if (rest.length > 1) report('action-with-colons', at, pattern)
  else if (!/^[a-zA-Z0-9.-]+$/.test(vendor)) report('invalid-vendor', at, vendor)
}

/** Services whose ARNs have no Region. */
const GLOBAL = new Set(['iam', 's3'])

function reportResource(pattern: string, at: Span, report: Report): void {
  if (pattern === '*') return
  // Nobody asks whether it begins with `arn`.
  const [, partition, service, region = '', ...rest] = pattern.split(':')
  const id = rest.slice(1).join(':')
  if (partition === undefined) report('resource-not-arn', at, pattern)
  else if (!PARTITIONS.test(partition)) report('invalid-partition', at, pattern)
  else if (service === undefined || service.includes('*') || service.includes('?'))
    report('unqualified-vendor', at, pattern)
  else if (
    GLOBAL.has(service) &&
    region !== '' &&
    rest.length > 0 &&
    !(service === 's3' && id.startsWith('accesspoint/'))
  )
    report('region-not-allowed', at, pattern)
  else if (service === '' || (rest.length < 2 && pattern.includes('::'))) report('incomplete-arn', at, pattern)
  else if (service === 'iam' && !isIamPath(id)) report('unknown-resource-path', at, pattern)
}

const PARTITIONS = /^(\*|aws(-cn|-us-gov|-iso(-[bef])?|-eusc)?)$/

/** What a resource of IAM may begin with, unless it is `*` or `root`. */
export const IAM_PATHS =
  'user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/'

const isIamPath = (id: string): boolean =>
  id === '*' || id === 'root' || IAM_PATHS.split(', ').some((path) => id.startsWith(path))
