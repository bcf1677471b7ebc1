// Policies and tags that are passed with a session, and can only narrow what it may do.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import { identityPolicyProblem } from '../iam/identityPolicyProblem.ts'
import { isPolicyArn } from '../iam/managedPolicies.ts'
import { accountIn, policyWithArn } from '../iam/named.ts'
import type { Tag, World } from '../world.ts'
import { duplicateTags, malformedPolicy, packedPolicyTooLarge, unknownSessionPolicy } from './errors.ts'

export interface PassedPolicies {
  readonly Policy?: string
  readonly PolicyArns?: readonly { readonly arn?: string }[]
}

export interface SessionPolicies {
  readonly sessionPolicy?: string
  readonly sessionPolicyArns: readonly string[]
}

/** Throws MalformedPolicyDocument, ValidationError. */
export function checkedPolicies(
  world: World,
  accountId: string,
  { Policy, PolicyArns = [] }: PassedPolicies,
): SessionPolicies {
  const problem = Policy === undefined ? undefined : identityPolicyProblem(Policy)
  if (problem !== undefined) throw malformedPolicy(problem)
  const arns = PolicyArns.flatMap(({ arn }) => arn ?? [])
  for (const arn of arns) if (!isUsable(world, accountId, arn)) throw unknownSessionPolicy(arn)
  return { ...(Policy !== undefined && { sessionPolicy: Policy }), sessionPolicyArns: arns }
}

/** A managed policy of the account, or one of AWS's. */
const isUsable = (world: World, accountId: string, arn: string): boolean =>
  isPolicyArn(arn) && [accountId, 'aws'].includes(accountIn(arn)) && policyWithArn(world, arn) !== undefined

/** Keys of session tags are not told apart by case. */
export function checkTags(tags: readonly Tag[]): void {
  if (new Set(tags.map(({ Key }) => Key.toLowerCase())).size < tags.length) throw duplicateTags()
}

const LARGEST = 2048

/** How full the space for policies and tags is. AWS packs them into a format of its own; ours is the plain text. */
export function packedSize(
  { Policy, PolicyArns = [] }: PassedPolicies,
  tags: readonly Tag[],
): { readonly PackedPolicySize?: number } {
  if (Policy === undefined && PolicyArns.length + tags.length === 0) return {}
  const text = [
    Policy ?? '',
    ...PolicyArns.map(({ arn }) => arn ?? ''),
    ...tags.flatMap(({ Key, Value }) => [Key, Value]),
  ]
  const percent = Math.ceil((100 * text.join('').length) / LARGEST)
  if (percent > 100) throw packedPolicyTooLarge(percent)
  return { PackedPolicySize: percent }
}
