// What a call needs to be allowed to do, with everything about the resource that the decision depends on.
import type { PublicAccessBlock, Tag } from '../world.ts'

export interface Permission {
  /** For example `kms:Decrypt`. */
  readonly action: string
  /** The resource ARN, or `*` for an action without resource types. */
  readonly resource: string
  /** The account that owns the resource. Absent when there is no resource. */
  readonly resourceAccount?: string
  /** The policy attached to the resource; `document` is null when the resource can have one but has none. */
  readonly resourcePolicy?: {
    readonly type: 'key policy' | 'bucket policy' | 'role trust policy'
    readonly attachedTo: string
    readonly document: string | null
    /** The policy can forbid and not allow: an object that the bucket's owner does not own. */
    readonly onlyDenies?: boolean
  }
  /** Only for KMS keys: the grants that cover this action, and whose constraints the request meets; else those of the world. */
  readonly grants?: readonly KeyGrant[]
  /** Ids of the grants whose tokens the request has: those it may use before they have taken effect everywhere. */
  readonly grantTokensFor?: readonly string[]
  /** The resource belongs to AWS, like an AWS managed key: no resource control policy limits its use. */
  readonly isAwsManaged?: boolean
  /** The tags of the resource, for a service that authorizes by them. */
  readonly resourceTags?: readonly Tag[]
  /** The tags that the request would set. */
  readonly requestTags?: readonly Tag[]
  /** The tag keys of a request that names no values, as to remove tags; those of `requestTags` are known already. */
  readonly requestTagKeys?: readonly string[]
  /** Only for S3: the bucket's settings, or null when it has none. */
  readonly publicAccessBlock?: PublicAccessBlock | null
  /** Only for S3: the setting of Block Public Access against what the request would make public. */
  readonly prevented?: 'BlockPublicPolicy' | 'BlockPublicAcls'
  /** Only for S3: whom the access control list gives this action, accounts and groups; absent where lists do not count. */
  readonly acl?: readonly string[]
  /** Condition keys that the service supplies (`kms:EncryptionAlgorithm`, `s3:x-amz-acl` …). */
  readonly context?: ContextKeys
  /** How AWS names the resource in a denial, where that is not its ARN (`user bob`); null where it names none. */
  readonly deniedResource?: string | null
  /** The resource is named by a ciphertext only: AWS then words the denial differently. */
  readonly namedByCiphertext?: boolean
}

export interface KeyGrant {
  readonly grantId: string
  /** ARN of a user, role, session or account, or the name of a service. */
  readonly granteePrincipal: string
  /** The account under which it was made. */
  readonly issuingAccount: string
}

/** Condition keys by name; an array is a multi-valued key. A key that AWS would not supply is absent. */
export type ContextKeys = Readonly<Record<string, string | readonly string[]>>
