// How GetAccountAuthorizationDetails describes users, groups, roles and policies: all at once.
// LocalStack tests/aws/services/iam/test_iam_account_authorization_details.snapshot.json
import { entries, get } from '../collections/orderedMap.ts'
import type { Group, ManagedPolicy, Role, User, World } from '../world.ts'
import { attachedTo } from './attachments.ts'
import { createdRole, describedGroup, describedUser, describedVersion, listedPolicy } from './descriptions.ts'
import type { Identity } from './identity.ts'
import { instanceProfilesIn, listedInstanceProfile } from './instanceProfiles.ts'

export const userDetail = (world: World, user: User) => ({
  ...describedUser(user),
  ...namedIf('UserPolicyList', inlineOf(user)),
  GroupList: user.groups.flatMap((arn) => get(world.iam.groups, arn)?.groupName ?? []),
  AttachedManagedPolicies: attachedOf(world, user),
  Tags: user.tags,
})

export const groupDetail = (world: World, group: Group) => ({
  ...describedGroup(group),
  GroupPolicyList: inlineOf(group),
  AttachedManagedPolicies: attachedOf(world, group),
})

export function roleDetail(world: World, accountId: string, role: Role) {
  return {
    ...createdRole(role),
    RoleLastUsed: {},
    InstanceProfileList: [...instanceProfilesIn(world, accountId)]
      .filter((profile) => profile.role === role.arn)
      .map((profile) => listedInstanceProfile(world, profile)),
    RolePolicyList: inlineOf(role),
    AttachedManagedPolicies: attachedOf(world, role),
    Tags: role.tags,
  }
}

/** The versions, newest first. */
export const policyDetail = (world: World, accountId: string, policy: ManagedPolicy) => ({
  ...listedPolicy(world, accountId, policy),
  ...(policy.description !== undefined && { Description: policy.description }),
  PolicyVersionList: policy.versions
    .toReversed()
    .map((version) => ({ Document: version.document, ...describedVersion(policy, version) })),
})

const inlineOf = ({ inlinePolicies }: Identity) =>
  Array.from(entries(inlinePolicies), ([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }))

const attachedOf = (world: World, identity: Identity) =>
  attachedTo(world, identity).map(({ policyName, arn }) => ({ PolicyName: policyName, PolicyArn: arn }))

/** A user without inline policies has no list of them. */
const namedIf = <T>(name: 'UserPolicyList', items: readonly T[]): { readonly UserPolicyList?: readonly T[] } =>
  items.length ? { [name]: items } : {}
