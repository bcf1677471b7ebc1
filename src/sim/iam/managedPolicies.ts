// Managed policies: customers' own, with up to five versions, and AWS's.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
import { parseArn } from '../arn.ts'
import { entries, get, set, values } from '../collections/orderedMap.ts'
import { awsError } from '../errors.ts'
import type { CallContext } from '../operation.ts'
import type { ManagedPolicy, PolicyVersion, Tag, World } from '../world.ts'
import { invalidPolicyArn, noSuchPolicy, noSuchVersion } from './errors.ts'
import { boundaryOf, onArn, type Details, type Identity } from './identity.ts'
import { accountIn, documentOf, policyWithArn } from './named.ts'
import type { Permission } from './permission.ts'
import { tagsOfRequest, tagsOfResource } from './tags.ts'

export const policyArnOf = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:policy${path}${name}`

export const isPolicyArn = (text: string): boolean => {
  const arn = parseArn(text)
  return arn?.partition === 'aws' && arn.service === 'iam' && arn.region === '' && /^policy\/./.test(arn.resource)
}

/** Throws ValidationError, NoSuchEntity. */
export function findPolicy(world: World, arn: string): ManagedPolicy {
  const policy = policyWithArn(world, checkedArn(arn))
  if (!policy) throw noSuchPolicy(arn)
  return policy
}

/** Throws NoSuchEntity, for an unknown policy in the words for an unknown version. */
export function findVersion(
  world: World,
  arn: string,
  versionId: string,
): { readonly policy: ManagedPolicy; readonly version: PolicyVersion } {
  const policy = policyWithArn(world, checkedArn(arn))
  const version = policy?.versions.find((one) => one.versionId === versionId)
  if (!policy || !version) throw noSuchVersion(arn, versionId)
  return { policy, version }
}

export function checkedArn(arn: string): string {
  if (!isPolicyArn(arn)) throw invalidPolicyArn(arn)
  return arn
}

export const withPolicy = (world: World, policy: ManagedPolicy): World => ({
  ...world,
  iam: { ...world.iam, policies: set(world.iam.policies, policy.arn, policy) },
})

/** The customer managed policies of an account. */
export function* policiesIn(world: World, accountId: string): Generator<ManagedPolicy> {
  const prefix = policyArnOf(accountId, '/', '')
  for (const [arn, policy] of entries(world.iam.policies, prefix)) {
    if (!arn.startsWith(prefix)) return
    yield policy
  }
}

/** How many users, groups and roles of an account have the policy, and for how many it is the boundary. */
export function usageOf(
  { iam }: World,
  accountId: string,
  policyArn: string,
): { readonly attachments: number; readonly boundaries: number } {
  const owner = `:${accountId}:`
  const all: readonly Identity[] = [...values(iam.users), ...values(iam.groups), ...values(iam.roles)]
  const own = all.filter(({ arn }) => arn.includes(owner))
  const attachments = own.filter(({ attachedPolicies }) => attachedPolicies.includes(policyArn)).length
  const boundaries = own.filter((identity) => boundaryOf(identity) === policyArn).length
  return { attachments, boundaries }
}

/** Permission for an action on a managed policy, which denials call by its ARN. AWS's own count as the caller's. */
export const onPolicy = (
  action: string,
  world: World,
  accountId: string,
  arn: string,
  details: Details = {},
): Permission => {
  const owner = accountIn(checkedArn(arn))
  const { context, ...tags } = tagsOfResource(get(world.iam.policies, arn)?.tags ?? [])
  return {
    action,
    resource: arn,
    resourceAccount: owner === AWS ? accountId : owner,
    deniedResource: `policy ${arn}`,
    ...tags,
    ...details,
    context: { ...context, ...details.context },
  }
}

/** Permissions for making a policy, and for tagging it when it comes with tags. */
export function onNewPolicy(
  accountId: string,
  arn: string,
  name: string,
  tags: readonly Tag[] = [],
): readonly Permission[] {
  const permissionFor = (action: string): Permission => ({
    ...onArn(action, accountId, arn, tagsOfRequest(tags)),
    deniedResource: `policy ${name}`,
  })
  return [permissionFor('iam:CreatePolicy'), ...(tags.length ? [permissionFor('iam:TagPolicy')] : [])]
}

/** Stores what became of a policy's versions, and says so when another document is in force now. */
export function storeVersions(context: CallContext, before: ManagedPolicy, after: ManagedPolicy): void {
  const changed = documentOf(before) !== documentOf(after)
  context.change((world) => withPolicy(world, after))
  if (changed)
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: after.arn,
      change: {
        type: 'policy-changed',
        what: 'managed policy',
        name: after.policyName,
        before: documentOf(before) ?? null,
        after: documentOf(after) ?? null,
      },
    })
}

/** Nobody changes what AWS wrote. `what` is what cannot be done, in AWS's words: `delete policies`. */
export function refuseAwsPolicy(arn: string, what: string): void {
  if (accountIn(arn) === AWS) throw awsError(403, 'AccessDenied', `Cannot ${what} outside your own account.`)
}

const AWS = 'aws'
