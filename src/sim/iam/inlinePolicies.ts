// Policies that are written into a user, group or role.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
import { entries, remove, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import { inlinePoliciesTooLarge, malformedPolicy, noSuchInlinePolicy } from './errors.ts'
import { findIdentity, withIdentity, type Identity, type IdentityKind } from './identity.ts'
import { identityPolicyProblem } from './identityPolicyProblem.ts'
import { sizeOfPolicy } from './policySize.ts'

export interface InlinePolicy {
  readonly name: string
  readonly document: string
}

/** Characters of all inline policies together, without white space. */
const LARGEST: Readonly<Record<IdentityKind, number>> = { user: 2048, group: 5120, role: 10_240 }

export function putInlinePolicy(context: CallContext, kind: IdentityKind, owner: string, policy: InlinePolicy): void {
  const identity = findIdentity(context.world, context.accountId, kind, owner)
  const problem = identityPolicyProblem(policy.document)
  if (problem !== undefined) throw malformedPolicy(problem)
  const before = lookUp(identity, policy.name)
  const name = before?.name ?? policy.name
  const changed = { ...identity, inlinePolicies: set(identity.inlinePolicies, name, policy.document) }
  if (sizeOfAll(changed) > LARGEST[kind]) throw inlinePoliciesTooLarge(kind, owner, LARGEST[kind])
  store(context, changed, name, before?.document ?? null, policy.document)
}

/** Throws NoSuchEntity. */
export function getInlinePolicy(
  { world, accountId }: Pick<CallContext, 'world' | 'accountId'>,
  kind: IdentityKind,
  owner: string,
  name: string,
): InlinePolicy {
  const found = lookUp(findIdentity(world, accountId, kind, owner), name)
  if (!found) throw noSuchInlinePolicy(kind, name)
  return found
}

export function deleteInlinePolicy(context: CallContext, kind: IdentityKind, owner: string, name: string): void {
  const identity = findIdentity(context.world, context.accountId, kind, owner)
  const found = lookUp(identity, name)
  if (!found) throw noSuchInlinePolicy(kind, name)
  const changed = { ...identity, inlinePolicies: remove(identity.inlinePolicies, found.name) }
  store(context, changed, found.name, found.document, null)
}

export const inlinePolicyNames = ({ inlinePolicies }: Identity): readonly string[] =>
  Array.from(entries(inlinePolicies), ([name]) => name)

function store(
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

/** Names of inline policies are not told apart by case; the first spelling stays. */
function lookUp({ inlinePolicies }: Identity, name: string): InlinePolicy | undefined {
  const wanted = name.toLowerCase()
  for (const [known, document] of entries(inlinePolicies))
    if (known.toLowerCase() === wanted) return { name: known, document }
  return undefined
}

function sizeOfAll({ inlinePolicies }: Identity): number {
  let size = 0
  for (const [, document] of entries(inlinePolicies)) size += sizeOfPolicy(document)
  return size
}
