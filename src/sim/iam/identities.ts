// What IAM and STS remember: who there is, what they may do, and with which credentials they act.
// Times are milliseconds since the epoch. Policies are kept as their documents, as given.
import type { OrderedMap } from '../collections/orderedMap.ts'

export interface Tag {
  readonly Key: string
  readonly Value: string
}

/** What users, groups and roles have in common. */
interface Identity {
  readonly arn: string
  readonly path: string
  readonly createDate: number
  /** Documents by policy name. */
  readonly inlinePolicies: OrderedMap<string>
  /** ARNs of managed policies, in the order of attachment. */
  readonly attachedPolicies: readonly string[]
}

export interface User extends Identity {
  readonly userName: string
  /** `AIDA…`. */
  readonly userId: string
  /** ARNs of groups, in the order of joining. */
  readonly groups: readonly string[]
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: string
  readonly tags: readonly Tag[]
}

export interface Group extends Identity {
  readonly groupName: string
  /** `AGPA…`. */
  readonly groupId: string
}

export interface Role extends Identity {
  readonly roleName: string
  /** `AROA…`. */
  readonly roleId: string
  readonly description?: string
  readonly trustPolicy: string
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: string
  readonly tags: readonly Tag[]
  /** Seconds. */
  readonly maxSessionDuration: number
  /** Linked to a service, which alone may change it; no SCP or RCP limits it. */
  readonly isServiceLinked: boolean
}

/** What hands a role to an EC2 instance. */
export interface InstanceProfile {
  readonly arn: string
  readonly instanceProfileName: string
  /** `AIPA…`. */
  readonly instanceProfileId: string
  readonly path: string
  readonly createDate: number
  /** ARN; at most one. */
  readonly role: string | null
  readonly tags: readonly Tag[]
}

export interface ManagedPolicy {
  readonly arn: string
  readonly policyName: string
  /** `ANPA…`. */
  readonly policyId: string
  readonly path: string
  readonly description?: string
  readonly createDate: number
  readonly updateDate: number
  /** `v1`. */
  readonly defaultVersionId: string
  /** Oldest first; at most five. */
  readonly versions: readonly PolicyVersion[]
  /** How many versions there have ever been: their numbers are never used again. */
  readonly versionsMade: number
  readonly tags: readonly Tag[]
}

export interface PolicyVersion {
  readonly versionId: string
  readonly createDate: number
  readonly document: string
}

/** Long-term credentials. */
export interface AccessKey {
  /** `AKIA…`. */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** ARN of the user, or of the account's root user. */
  readonly owner: string
  readonly status: 'Active' | 'Inactive'
  readonly createDate: number
}

/** Temporary credentials, and who acts with them. */
export type Session = RoleSession | FederatedSession | UserSession

interface TemporaryCredentials {
  /** `ASIA…`. */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly issuedAt: number
  readonly expiration: number
  readonly mfaAuthenticated: boolean
  /** When the MFA device was used. */
  readonly mfaAuthenticatedAt?: number
}

interface SessionPolicies {
  /** The document that was passed inline. */
  readonly sessionPolicy?: string
  /** ARNs of the managed policies that were passed. */
  readonly sessionPolicyArns: readonly string[]
  readonly tags: readonly Tag[]
}

/** From AssumeRole and its kin. */
export interface RoleSession extends TemporaryCredentials, SessionPolicies {
  readonly type: 'role'
  /** `arn:aws:sts::…:assumed-role/Role/session`. */
  readonly arn: string
  readonly roleArn: string
  /** Tells the role from a later one of the same name. */
  readonly roleId: string
  readonly sessionName: string
  /** Keys of session tags that pass on to the next role in a chain. */
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity?: string
}

/** From GetFederationToken. */
export interface FederatedSession extends TemporaryCredentials, SessionPolicies {
  readonly type: 'federated'
  /** `arn:aws:sts::…:federated-user/name`. */
  readonly arn: string
  readonly name: string
  /** ARN of the user, or root user, who asked for the token. */
  readonly owner: string
}

/** From GetSessionToken: the user, or root user, with other credentials. */
export interface UserSession extends TemporaryCredentials {
  readonly type: 'user'
  /** ARN of the user. */
  readonly arn: string
}
