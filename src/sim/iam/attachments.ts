// Managed policies on users, groups and roles: as permissions, and as the boundary of permissions.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
import type { CallContext } from '../operation.ts'
import type { ManagedPolicy, Role, User } from '../world.ts'
import { invalidBoundary, noBoundary, noSuchBoundary, noSuchPolicy, notAttachable, quotaExceeded } from './errors.ts'
import { findIdentity, nameOf, withIdentity, type Identity, type IdentityKind } from './identity.ts'
import { checkedArn, isPolicyArn } from './managedPolicies.ts'
import { documentOf, policyWithArn } from './named.ts'
import type { World } from '../world.ts'

/** AWS's quotas: how many managed policies one identity may have. */
const MOST: Readonly<Record<IdentityKind, { readonly quota: string; readonly limit: number }>> = {
  user: { quota: 'PoliciesPerUser', limit: 10 },
  group: { quota: 'PoliciesPerGroup', limit: 10 },
  role: { quota: 'PoliciesPerRole', limit: 10 },
}

/** Attaching twice is attaching once. */
export function attachPolicy(context: CallContext, kind: IdentityKind, name: string, policyArn: string): void {
  const identity = findIdentity(context.world, context.accountId, kind, name)
  const policy = policyWithArn(context.world, checkedArn(policyArn))
  if (!policy) throw notAttachable(policyArn)
  if (identity.attachedPolicies.includes(policyArn)) return
  const { quota, limit } = MOST[kind]
  if (identity.attachedPolicies.length >= limit) throw quotaExceeded(quota, limit)
  const changed = { ...identity, attachedPolicies: [...identity.attachedPolicies, policyArn] }
  storePolicy(context, changed, policy.policyName, null, documentOf(policy) ?? null)
}

export function detachPolicy(context: CallContext, kind: IdentityKind, name: string, policyArn: string): void {
  const identity = findIdentity(context.world, context.accountId, kind, name)
  if (!identity.attachedPolicies.includes(checkedArn(policyArn))) throw noSuchPolicy(policyArn)
  const policy = policyWithArn(context.world, policyArn)
  const changed = { ...identity, attachedPolicies: identity.attachedPolicies.filter((arn) => arn !== policyArn) }
  storePolicy(context, changed, policy?.policyName ?? policyArn, documentOf(policy) ?? null, null)
}

function storePolicy(
  context: CallContext,
  identity: Identity,
  name: string,
  before: string | null,
  after: string | null,
): void {
  context.change((world) => withIdentity(world, identity))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: identity.arn,
    change: { type: 'policy-changed', what: 'identity policy', name, before, after },
  })
}

/** The policies of service-linked roles are known by their names only. */
export const attachedTo = (
  world: World,
  { attachedPolicies }: Identity,
): readonly Pick<ManagedPolicy, 'arn' | 'policyName' | 'path'>[] =>
  attachedPolicies.map((arn) => {
    const name = arn.slice(arn.lastIndexOf('/') + 1)
    return policyWithArn(world, arn) ?? { arn, policyName: name, path: arn.slice(arn.indexOf('/'), -name.length) }
  })

/** Throws InvalidInput, NoSuchEntity. */
export function findBoundary(world: World, policyArn: string): ManagedPolicy {
  if (!isPolicyArn(policyArn)) throw invalidBoundary(policyArn)
  const policy = policyWithArn(world, policyArn)
  if (!policy) throw noSuchBoundary(policyArn)
  return policy
}

export function putBoundary(context: CallContext, kind: 'user' | 'role', name: string, policyArn: string): void {
  const identity = findIdentity(context.world, context.accountId, kind, name)
  const policy = findBoundary(context.world, policyArn)
  storeBoundary(context, identity, { ...identity, permissionsBoundary: policyArn }, policy.policyName)
}

export function deleteBoundary(context: CallContext, kind: 'user' | 'role', name: string): void {
  const identity = findIdentity(context.world, context.accountId, kind, name)
  const { permissionsBoundary, ...rest } = identity
  if (permissionsBoundary === undefined) throw noBoundary(kind, nameOf(identity))
  const policy = policyWithArn(context.world, permissionsBoundary)
  storeBoundary(context, identity, rest, policy?.policyName ?? permissionsBoundary)
}

function storeBoundary(context: CallContext, before: User | Role, after: User | Role, name: string): void {
  const documentIn = ({ permissionsBoundary: arn }: User | Role): string | null =>
    arn === undefined ? null : (documentOf(policyWithArn(context.world, arn)) ?? null)
  context.change((world) => withIdentity(world, after))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: after.arn,
    change: {
      type: 'policy-changed',
      what: 'permissions boundary',
      name,
      before: documentIn(before),
      after: documentIn(after),
    },
  })
}
