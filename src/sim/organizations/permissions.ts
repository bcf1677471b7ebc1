// What a caller must be allowed to do, in terms of what Organizations calls resources.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
import { get } from '../collections/orderedMap.ts'
import type { Permission } from '../iam/permission.ts'
import type { OrganizationPolicyType, World } from '../world.ts'
import { membershipOf } from './tree.ts'

export const onEverything = (action: string, type?: OrganizationPolicyType): Permission =>
  onArn(action, undefined, type)

/** What is not found has no ARN: only a permission for everything covers it. */
export const onNode = (
  action: string,
  world: World,
  accountId: string,
  id: string,
  type?: OrganizationPolicyType,
): Permission => onArn(action, get(membershipOf(world, accountId)?.nodes ?? null, id)?.arn, type)

export function onPolicy(action: string, world: World, accountId: string, policyId: string): Permission {
  const policy = get(membershipOf(world, accountId)?.policies ?? null, policyId)
  return onArn(action, policy?.arn, policy?.type)
}

/** A policy, and where it is attached. */
export function onAttachment(
  action: string,
  world: World,
  accountId: string,
  { PolicyId, TargetId }: { readonly PolicyId: string; readonly TargetId: string },
): readonly Permission[] {
  const type = get(membershipOf(world, accountId)?.policies ?? null, PolicyId)?.type
  return [onPolicy(action, world, accountId, PolicyId), onNode(action, world, accountId, TargetId, type)]
}

const onArn = (action: string, arn: string | undefined, type: OrganizationPolicyType | undefined): Permission => ({
  action,
  resource: arn ?? '*',
  ...(type !== undefined && { context: { 'organizations:PolicyType': type } }),
})
