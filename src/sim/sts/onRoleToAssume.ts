// What it takes to assume a role: for tags and a source identity, the trust policy must allow these as well.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
import { get } from '../collections/orderedMap.ts'
import type { Caller } from '../iam/caller.ts'
import { accountIn } from '../iam/named.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { World } from '../world.ts'
import { inheritedTags, type RequestedTags } from './passedOn.ts'

export interface RequestedSession extends RequestedTags {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly ExternalId?: string
  readonly SourceIdentity?: string
}

/** A role that does not exist trusts nobody, so strangers do not learn which roles there are. */
export function onRoleToAssume(world: World, caller: Caller, input: RequestedSession): readonly Permission[] {
  const { RoleArn } = input
  const role = get(world.iam.roles, RoleArn)
  const sourceIdentity = input.SourceIdentity ?? (caller.type === 'AssumedRole' ? caller.sourceIdentity : undefined)
  const tags = [...inheritedTags(world, caller), ...(input.Tags ?? [])]
  const actions = [
    'sts:AssumeRole',
    ...(tags.length ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ]
  return actions.map((action) => ({
    action,
    resource: RoleArn,
    resourceAccount: accountIn(RoleArn),
    resourcePolicy: { type: 'role trust policy', attachedTo: RoleArn, document: role?.trustPolicy ?? null },
    ...(role && { resourceTags: role.tags }),
    ...(tags.length && { requestTags: tags }),
    context: contextOf(input, sourceIdentity),
  }))
}

const contextOf = (
  { RoleSessionName, ExternalId, TransitiveTagKeys = [] }: RequestedSession,
  sourceIdentity: string | undefined,
): ContextKeys => ({
  'sts:RoleSessionName': RoleSessionName,
  ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
  ...(sourceIdentity !== undefined && { 'sts:SourceIdentity': sourceIdentity }),
  ...(TransitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': TransitiveTagKeys }),
})
