// How IAM describes what it has, in AWS's members. Answers to Create, Get and List differ in what they leave out.
import type { AccessKey, Group, ManagedPolicy, PolicyVersion, Role, Tag, User, World } from '../world.ts'
import { secondsOf } from './dates.ts'
import { usageOf } from './managedPolicies.ts'
import { accountIn } from './named.ts'

export interface BoundaryDescription {
  readonly PermissionsBoundaryType: 'Policy'
  readonly PermissionsBoundaryArn: string
}

export interface UserDescription {
  readonly Path: string
  readonly UserName: string
  readonly UserId: string
  readonly Arn: string
  /** Seconds since the epoch. */
  readonly CreateDate: number
  readonly PermissionsBoundary?: BoundaryDescription
  readonly Tags?: readonly Tag[]
}

/** In lists, without boundary and tags. */
export const listedUser = ({ path, userName, userId, arn, createDate }: User): UserDescription => ({
  Path: path,
  UserName: userName,
  UserId: userId,
  Arn: arn,
  CreateDate: secondsOf(createDate),
})

export const describedUser = (user: User): UserDescription => ({
  ...listedUser(user),
  ...boundaryOf(user),
  ...tagsIfAny(user),
})

export interface GroupDescription {
  readonly Path: string
  readonly GroupName: string
  readonly GroupId: string
  readonly Arn: string
  /** Seconds since the epoch. */
  readonly CreateDate: number
}

export const describedGroup = ({ path, groupName, groupId, arn, createDate }: Group): GroupDescription => ({
  Path: path,
  GroupName: groupName,
  GroupId: groupId,
  Arn: arn,
  CreateDate: secondsOf(createDate),
})

export interface RoleDescription {
  readonly Path: string
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  /** Seconds since the epoch. */
  readonly CreateDate: number
  /** The text as it was put; only AWS's wire format URL-encodes it. */
  readonly AssumeRolePolicyDocument: string
  readonly Description?: string
  /** In seconds. */
  readonly MaxSessionDuration?: number
  readonly PermissionsBoundary?: BoundaryDescription
  readonly Tags?: readonly Tag[]
  readonly RoleLastUsed?: Record<string, never>
}

/** CreateRole says neither description nor duration. */
export const createdRole = (role: Role): RoleDescription => ({
  ...nakedRole(role),
  ...boundaryOf(role),
  ...tagsIfAny(role),
})

/** In lists, without boundary and tags. */
export const listedRole = (role: Role): RoleDescription => ({
  ...nakedRole(role),
  ...(role.description !== undefined && { Description: role.description }),
  MaxSessionDuration: role.maxSessionDuration,
})

export const describedRole = (role: Role): RoleDescription => ({
  ...listedRole(role),
  ...boundaryOf(role),
  ...tagsIfAny(role),
  RoleLastUsed: {},
})

/** As it is in an instance profile. */
export const nakedRole = ({ path, roleName, roleId, arn, createDate, trustPolicy }: Role): RoleDescription => ({
  Path: path,
  RoleName: roleName,
  RoleId: roleId,
  Arn: arn,
  CreateDate: secondsOf(createDate),
  AssumeRolePolicyDocument: trustPolicy,
})

const boundaryOf = ({ permissionsBoundary }: User | Role): { readonly PermissionsBoundary?: BoundaryDescription } =>
  permissionsBoundary === undefined
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: permissionsBoundary } }

const tagsIfAny = ({ tags }: { readonly tags: readonly Tag[] }): { readonly Tags?: readonly Tag[] } =>
  tags.length ? { Tags: tags } : {}

export interface PolicyDescription {
  readonly PolicyName: string
  readonly PolicyId: string
  readonly Arn: string
  readonly Path: string
  readonly DefaultVersionId: string
  readonly AttachmentCount: number
  readonly PermissionsBoundaryUsageCount: number
  readonly IsAttachable: true
  /** Seconds since the epoch. */
  readonly CreateDate: number
  /** Seconds since the epoch. */
  readonly UpdateDate: number
  readonly Description?: string
  readonly Tags?: readonly Tag[]
}

/** In lists: without description and tags. Counts are those of the account that asks. */
export function listedPolicy(world: World, accountId: string, policy: ManagedPolicy): PolicyDescription {
  const { attachments, boundaries } = usageOf(world, accountId, policy.arn)
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    CreateDate: secondsOf(policy.createDate),
    UpdateDate: secondsOf(policy.updateDate),
  }
}

/** CreatePolicy does not repeat the description. */
export const createdPolicy = (world: World, policy: ManagedPolicy): PolicyDescription => ({
  ...listedPolicy(world, accountIn(policy.arn), policy),
  ...tagsIfAny(policy),
})

/** GetPolicy always says tags, also when there are none. */
export const describedPolicy = (world: World, accountId: string, policy: ManagedPolicy): PolicyDescription => ({
  ...listedPolicy(world, accountId, policy),
  ...(policy.description !== undefined && { Description: policy.description }),
  Tags: policy.tags,
})

export interface VersionDescription {
  readonly VersionId: string
  readonly IsDefaultVersion: boolean
  /** Seconds since the epoch. */
  readonly CreateDate: number
}

export const describedVersion = (
  { defaultVersionId }: Pick<ManagedPolicy, 'defaultVersionId'>,
  { versionId, createDate }: PolicyVersion,
): VersionDescription => ({
  VersionId: versionId,
  IsDefaultVersion: versionId === defaultVersionId,
  CreateDate: secondsOf(createDate),
})

export interface AccessKeyDescription {
  /** Absent for a key of the root user. */
  readonly UserName?: string
  readonly AccessKeyId: string
  readonly Status: AccessKey['status']
  /** Seconds since the epoch. */
  readonly CreateDate: number
}

export const describedAccessKey = (
  { accessKeyId, status, createDate }: AccessKey,
  userName: string | undefined,
): AccessKeyDescription => ({
  ...(userName !== undefined && { UserName: userName }),
  AccessKeyId: accessKeyId,
  Status: status,
  CreateDate: secondsOf(createDate),
})
