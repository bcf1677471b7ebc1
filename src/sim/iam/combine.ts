// From what each policy says to what AWS decides.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
// https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
import { decidingStatement } from './analysePolicy.ts'
import type { Caller } from './caller.ts'
import type { Because, ConsideredPolicy, PolicyType } from './decision.ts'
import { opensToOtherAccounts } from './keyActions.ts'
import type { Permission } from './permission.ts'
import { isPublicPolicy } from './publicPolicy.ts'

export interface Conclusion {
  readonly because: Because
  /** The kinds of policy that had to be asked for a yes. A Deny is looked for in all of them first. */
  readonly asked: readonly PolicyType[]
}

export function combine(considered: readonly ConsideredPolicy[], permission: Permission, caller: Caller): Conclusion {
  if (permission.action === 'sts:GetCallerIdentity') return { because: { type: 'no-permission-needed' }, asked: [] }
  const identity = considered.filter(({ source }) => source.type === 'identity-based')
  const resource = considered.filter(({ source }) => source.type === 'resource-based')
  const denial = decidedBy([...identity, ...resource], 'Deny')
  if (denial) return { because: { type: 'explicit-deny', ...denial }, asked: typesUpTo(denial.policy, considered) }
  const sides: Sides = { identity, resource, isRoot: caller.type === 'Root' }
  if (caller.type === 'Anonymous' || caller.type === 'Service') return outsider(sides, permission, caller)
  if (permission.resourceAccount !== undefined && permission.resourceAccount !== caller.accountId)
    return crossAccount(sides, permission)
  return permission.resourcePolicy?.type === 'key policy' ? keyOfTheAccount(sides) : sameAccount(sides)
}

interface Sides {
  readonly identity: readonly ConsideredPolicy[]
  readonly resource: readonly ConsideredPolicy[]
  readonly isRoot: boolean
}

/** Either side suffices. */
function sameAccount({ identity, resource, isRoot }: Sides): Conclusion {
  if (isRoot) return { because: { type: 'root-user' }, asked: [] }
  const own = allowedBy(identity)
  return own
    ? { because: own, asked: ['identity-based'] }
    : { because: allowedBy(resource) ?? nothingAllows('identity-based'), asked: BOTH }
}

/** The key policy rules: it allows the caller, or it leaves the decision to IAM, or nothing else matters. */
function keyOfTheAccount({ identity, resource }: Sides): Conclusion {
  const direct = allowedBy(resource)
  if (direct || !delegates(resource))
    return { because: direct ?? nothingAllows('resource-based'), asked: ['resource-based'] }
  return { because: allowedBy(identity) ?? nothingAllows('identity-based'), asked: BOTH }
}

/** Both accounts must agree: the caller's by an identity policy, the resource's by naming the caller or the caller's account. */
function crossAccount({ identity, resource, isRoot }: Sides, permission: Permission): Conclusion {
  const own: Because | undefined = isRoot ? { type: 'root-user' } : allowedBy(identity)
  if (!own) return { because: nothingAllows('identity-based'), asked: ['identity-based'] }
  const isKey = permission.resourcePolicy?.type === 'key policy'
  const isAdmitted =
    (allowedBy(resource) !== undefined || delegates(resource)) && (!isKey || opensToOtherAccounts(permission.action))
  return {
    because: isAdmitted ? (restrictedByBlockPublicAccess(permission) ?? own) : nothingAllows('resource-based'),
    asked: BOTH,
  }
}

/** Callers of no account have no identity policies: only the resource's policy can let them in. */
function outsider({ resource }: Sides, permission: Permission, caller: Caller): Conclusion {
  const allowed = allowedBy(resource)
  const restricted = caller.type === 'Anonymous' ? restrictedByBlockPublicAccess(permission) : undefined
  return { because: allowed ? (restricted ?? allowed) : nothingAllows('resource-based'), asked: ['resource-based'] }
}

const BOTH: readonly PolicyType[] = ['identity-based', 'resource-based']

/** With RestrictPublicBuckets, a public bucket policy lets in only AWS services and principals of the bucket's account. */
function restrictedByBlockPublicAccess({ publicAccessBlock, resourcePolicy }: Permission): Because | undefined {
  return publicAccessBlock?.RestrictPublicBuckets && resourcePolicy?.document && isPublicPolicy(resourcePolicy.document)
    ? { type: 'block-public-access', setting: 'RestrictPublicBuckets' }
    : undefined
}

const allowedBy = (policies: readonly ConsideredPolicy[]): Because | undefined => {
  const found = decidedBy(policies, 'Allow')
  return found && { type: 'allow', ...found }
}

const delegates = (policies: readonly ConsideredPolicy[]): boolean =>
  policies.some(({ verdict }) => verdict === 'delegates')

/** The kinds of policy shown up to the one that denies. */
function typesUpTo(id: string, considered: readonly ConsideredPolicy[]): readonly PolicyType[] {
  return considered
    .slice(0, considered.findIndex(({ source }) => source.id === id) + 1)
    .map(({ source }) => source.type)
}

const nothingAllows = (missing: PolicyType): Because => ({ type: 'implicit-deny', missing })

function decidedBy(
  policies: readonly ConsideredPolicy[],
  effect: 'Allow' | 'Deny',
): { readonly policy: string; readonly statement: number } | undefined {
  for (const policy of policies) {
    const statement = decidingStatement(policy, effect)
    if (statement !== undefined) return { policy: policy.source.id, statement }
  }
  return undefined
}
