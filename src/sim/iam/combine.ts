// From what each policy says to what AWS decides.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
// https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
import type { Caller } from './caller.ts'
import type { Because, PolicyType } from './decision.ts'
import type { Finding } from './finding.ts'
import { opensToOtherAccounts } from './keyActions.ts'
import { partyOf } from './matchPrincipal.ts'
import { isRootArn } from './named.ts'
import type { KeyGrant, Permission } from './permission.ts'
import { isPublicPolicy } from './publicPolicy.ts'

export interface Conclusion {
  readonly because: Because
  /** The kinds of policy that had to be asked for a yes. A Deny is looked for in all of them first. */
  readonly asked: readonly PolicyType[]
}

export const isYes = ({ type }: Because): boolean =>
  type === 'allow' || type === 'grant' || type === 'root-user' || type === 'acl' || type === 'no-permission-needed'

/** `findings` is in the order of the gates. */
export function combine(findings: readonly Finding[], permission: Permission, caller: Caller): Conclusion {
  const conclusion = conclude(findings, permission, caller)
  return permission.prevented !== undefined && isYes(conclusion.because)
    ? { ...conclusion, because: { type: 'block-public-access', setting: permission.prevented } }
    : conclusion
}

function conclude(findings: readonly Finding[], permission: Permission, caller: Caller): Conclusion {
  if (NEEDS_NO_PERMISSION.has(permission.action)) return { because: { type: 'no-permission-needed' }, asked: [] }
  const denial = denialIn(findings)
  if (denial) return { because: denial, asked: typesUpTo(denial.policy, findings) }
  const closed = closedLevel(findings, 'resource-control') ?? closedLevel(findings, 'service-control')
  if (closed) return { because: closed, asked: ORGANIZATION }
  const sides = sidesOf(findings, permission, caller)
  if (caller.type === 'Anonymous' || caller.type === 'Service') return outsider(sides, permission, caller)
  if (permission.resourceAccount !== undefined && permission.resourceAccount !== caller.accountId)
    return crossAccount(sides, permission, caller.accountId)
  const type = permission.resourcePolicy?.type
  return type === 'key policy' || type === 'role trust policy' ? ruledByResource(sides) : sameAccount(sides, permission)
}

const NEEDS_NO_PERMISSION: ReadonlySet<string> = new Set(['sts:GetCallerIdentity', 'sts:GetSessionToken'])

const ORGANIZATION: readonly PolicyType[] = ['resource-control', 'service-control']
const PRINCIPAL: readonly PolicyType[] = ['identity-based', 'permissions-boundary', 'session']
const LIMITS: readonly PolicyType[] = ['permissions-boundary', 'session']
const upTo = (...types: readonly PolicyType[]): readonly PolicyType[] => [...ORGANIZATION, ...types]
const ALL = upTo(...PRINCIPAL, 'resource-based')

interface Sides {
  /** What the caller's own account says: yes, or which kind of policy does not. */
  readonly own: Because
  /** What boundary and session policy let through does not count without a yes; this is whether they would. */
  readonly limit: PolicyType | undefined
  readonly resource: readonly Finding[]
  readonly grant: KeyGrant | undefined
}

function sidesOf(findings: readonly Finding[], { grants, resourcePolicy }: Permission, caller: Caller): Sides {
  const of = (type: PolicyType): readonly Finding[] => findings.filter(({ source }) => source.type === type)
  const session = of('session')
  const limit = closes(of('permissions-boundary')) ? 'permissions-boundary' : closes(session) ? 'session' : undefined
  return {
    own: ownSide(allowedBy(of('identity-based')), session, limit, caller),
    limit,
    resource: resourcePolicy?.onlyDenies ? [] : of('resource-based'),
    grant: grants?.find(({ granteePrincipal }) => isGrantee(granteePrincipal, caller)),
  }
}

function ownSide(
  identity: Because | undefined,
  session: readonly Finding[],
  limit: PolicyType | undefined,
  caller: Caller,
): Because {
  if (caller.type === 'Root') return { type: 'root-user' }
  // A root user's federated user may do what the session policies allow.
  if (caller.type === 'FederatedUser' && isRootArn(caller.owner)) return allowedBy(session) ?? nothingAllows('session')
  return identity ? (limit ? nothingAllows(limit) : identity) : nothingAllows('identity-based')
}

/** Whether there are policies of a limiting kind, and none of them allows. */
const closes = (policies: readonly Finding[]): boolean => policies.length > 0 && allowedBy(policies) === undefined

/** Either side suffices. */
function sameAccount({ own, limit, resource }: Sides, permission: Permission): Conclusion {
  if (own.type === 'root-user') return { because: own, asked: ORGANIZATION }
  if (isYes(own)) return { because: own, asked: upTo(...PRINCIPAL) }
  const because = allowedBy(resource) ?? limited(resource, limit)
  // A list that names the account leaves it to the account's own policies; one that names a group lets everybody in.
  return { because: because && isYes(because) ? because : (listed(permission, GROUPS) ?? because ?? own), asked: ALL }
}

/** Of the resource: a policy that names the role lets a session in only as far as boundary and session policy allow. */
function limited(resource: readonly Finding[], limit: PolicyType | undefined): Because | undefined {
  const named = allowedRoleBy(resource)
  return named && (limit ? nothingAllows(limit) : named)
}

/** Key and trust policies: they allow the caller, or leave the decision to IAM, or nothing else matters (but a grant). */
function ruledByResource({ own, limit, resource, grant }: Sides): Conclusion {
  const direct = allowedBy(resource)
  if (direct) return { because: direct, asked: upTo('resource-based') }
  const named = limited(resource, limit)
  if (named && isYes(named)) return { because: named, asked: upTo('resource-based', ...LIMITS) }
  const isLeftToIam = delegates(resource)
  if (isLeftToIam && isYes(own)) return { because: own, asked: ALL }
  if (grant && (isYes(own) || !isAccount(grant.granteePrincipal)))
    return { because: { type: 'grant', grantId: grant.grantId }, asked: upTo('resource-based') }
  if (named) return { because: named, asked: upTo('resource-based', ...LIMITS) }
  return isLeftToIam || grant
    ? { because: own, asked: ALL }
    : { because: nothingAllows('resource-based'), asked: upTo('resource-based') }
}

/** Both accounts must agree: the caller's as always, the resource's by naming the caller or the caller's account. */
function crossAccount({ own, resource, grant }: Sides, permission: Permission, accountId: string): Conclusion {
  // A grant that the caller's own account made speaks for that account too.
  if (grant && !isAccount(grant.granteePrincipal) && grant.issuingAccount === accountId)
    return { because: { type: 'grant', grantId: grant.grantId }, asked: upTo('resource-based') }
  if (!isYes(own)) return { because: own, asked: upTo(...PRINCIPAL) }
  const isKey = permission.resourcePolicy?.type === 'key policy'
  const isNamed = allowedBy(resource) ?? allowedRoleBy(resource)
  const isAdmitted =
    grant !== undefined ||
    listed(permission, [accountId, ...GROUPS]) !== undefined ||
    ((isNamed !== undefined || delegates(resource)) && (!isKey || opensToOtherAccounts(permission.action)))
  return {
    because: isAdmitted ? (restrictedByBlockPublicAccess(permission) ?? own) : nothingAllows('resource-based'),
    asked: ALL,
  }
}

/** Callers of no account have no identity policies: only the resource's policy, or a grant, can let them in. */
function outsider({ resource, grant }: Sides, permission: Permission, caller: Caller): Conclusion {
  const isNobody = caller.type === 'Anonymous'
  const allowed =
    allowedBy(resource) ??
    (grant && { type: 'grant', grantId: grant.grantId }) ??
    (isNobody ? listed(permission, ['AllUsers']) : undefined)
  const restricted = isNobody ? restrictedByBlockPublicAccess(permission) : undefined
  return {
    because: allowed ? (restricted ?? allowed) : nothingAllows('resource-based'),
    asked: upTo('resource-based'),
  }
}

/** With RestrictPublicBuckets, a public bucket policy lets in only AWS services and principals of the bucket's account. */
function restrictedByBlockPublicAccess({ publicAccessBlock, resourcePolicy }: Permission): Because | undefined {
  return publicAccessBlock?.RestrictPublicBuckets && resourcePolicy?.document && isPublicPolicy(resourcePolicy.document)
    ? { type: 'block-public-access', setting: 'RestrictPublicBuckets' }
    : undefined
}

const GROUPS = ['AllUsers', 'AuthenticatedUsers']

/** The yes of an access control list to one of these. */
function listed({ acl }: Permission, callers: readonly string[]): Because | undefined {
  const grantee = acl?.find((name) => callers.includes(name))
  return grantee === undefined ? undefined : { type: 'acl', grantee }
}

/** A role is granted to all of its sessions, an account to all of its identities. */
const isGrantee = (grantee: string, caller: Caller): boolean =>
  partyOf(caller, false).names.some(({ name }) => name === grantee)

const isAccount = (grantee: string): boolean => isRootArn(grantee)

/** AWS names one policy only. Which one of several is not documented; this is the order in which they are looked through. */
const DENIALS: readonly PolicyType[] = ['service-control', 'resource-control', ...PRINCIPAL, 'resource-based']

function denialIn(findings: readonly Finding[]): (Because & { readonly type: 'explicit-deny' }) | undefined {
  if (findings.every(({ denies }) => denies === undefined)) return undefined
  for (const type of DENIALS)
    for (const { source, denies } of findings)
      if (source.type === type && denies !== undefined)
        return { type: 'explicit-deny', policy: source.id, statement: denies }
  return undefined
}

/** On the way from the organization's root to the account, every level must allow. */
function closedLevel(findings: readonly Finding[], type: PolicyType): Because | undefined {
  const levels = new Map<string, boolean>()
  for (const { source, allows } of findings)
    if (source.type === type)
      levels.set(source.attachedTo, (levels.get(source.attachedTo) ?? false) || allows !== undefined)
  for (const [at, isOpen] of levels) if (!isOpen) return { ...nothingAllows(type), at }
  return undefined
}

const allowedBy = (policies: readonly Finding[]): Because | undefined => allowIn(policies, ({ allows }) => allows)

const allowedRoleBy = (policies: readonly Finding[]): Because | undefined =>
  allowIn(policies, ({ allowsRole }) => allowsRole)

function allowIn(
  policies: readonly Finding[],
  statementOf: (finding: Finding) => number | undefined,
): Because | undefined {
  for (const finding of policies) {
    const statement = statementOf(finding)
    if (statement !== undefined) return { type: 'allow', policy: finding.source.id, statement }
  }
  return undefined
}

const delegates = (policies: readonly Finding[]): boolean => policies.some((finding) => finding.delegates)

const nothingAllows = (missing: PolicyType): Because & { readonly type: 'implicit-deny' } => ({
  type: 'implicit-deny',
  missing,
})

/** The kinds of policy shown up to the one that denies. */
function typesUpTo(id: string, findings: readonly Finding[]): readonly PolicyType[] {
  return findings.slice(0, findings.findIndex(({ source }) => source.id === id) + 1).map(({ source }) => source.type)
}
