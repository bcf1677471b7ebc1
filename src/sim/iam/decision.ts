// What the evaluator answers: the verdict, what tipped it, and everything that it read on the way.

export type PolicyType =
  'identity-based' | 'resource-based' | 'permissions-boundary' | 'session' | 'service-control' | 'resource-control'

/** A policy that was consulted. `document` is its text as stored. */
export interface PolicySource {
  /** Stable within the world, for example `identity:arn:aws:iam::111122223333:user/bob/BobReadsGallery`. */
  readonly id: string
  readonly type: PolicyType
  /** What a person calls it: `BobReadsGallery`, `key policy`, `bucket policy`. */
  readonly name: string
  /** The ARN of a managed policy; AWS prints it in explicit denials. */
  readonly arn?: string
  /** ARN of the principal or resource that it is attached to; of an organization's policy, the root, unit or account. */
  readonly attachedTo: string
  readonly document: string
}

export interface Decision {
  readonly verdict: 'allowed' | 'denied'
  readonly because: Because
  readonly action: string
  /** The resource ARN, or `*` for an action without resource types. */
  readonly resource: string
  /** How caller and resource belong together: AWS tells strangers less. */
  readonly relation: Relation
  /** The gates in evaluation order; a gate that was never reached says so. */
  readonly considered: readonly ConsideredPolicy[]
}

export type Relation = 'same-account' | 'same-organization' | 'strangers'

export type Because =
  /** A statement says no. */
  | { readonly type: 'explicit-deny'; readonly policy: string; readonly statement: number }
  /** Nothing says yes; `missing` is the kind of policy that AWS names in its message. Of an organization's policies, `at` is the
   * ARN of the root, unit or account where none allows. */
  | { readonly type: 'implicit-deny'; readonly missing: PolicyType; readonly at?: string }
  /** A statement says yes. */
  | { readonly type: 'allow'; readonly policy: string; readonly statement: number }
  /** A grant on the KMS key says yes. */
  | { readonly type: 'grant'; readonly grantId: string }
  /** The account's root user needs no identity policy. */
  | { readonly type: 'root-user' }
  /** sts:GetCallerIdentity needs no permission. */
  | { readonly type: 'no-permission-needed' }
  /** An access control list of S3 says yes to an account, or to one of S3's groups. */
  | { readonly type: 'acl'; readonly grantee: string }
  /** The bucket policy would let the caller in, but it is public; or the request would make something public. */
  | {
      readonly type: 'block-public-access'
      readonly setting: 'RestrictPublicBuckets' | 'BlockPublicPolicy' | 'BlockPublicAcls'
    }

export interface ConsideredPolicy {
  readonly source: PolicySource
  /** `delegates`: the resource's policy names the caller's account, so IAM decides. `silent`: no statement applies. */
  readonly verdict: 'allows' | 'denies' | 'delegates' | 'silent' | 'not-evaluated'
  readonly statements: readonly ConsideredStatement[]
}

export interface ConsideredStatement {
  /** Position in the policy's Statement, from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly applies: boolean
  readonly elements: readonly ConsideredElement[]
}

export interface ConsideredElement {
  readonly element: 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition'
  /** What the policy says, as written. For a condition: the values. */
  readonly patterns: readonly string[]
  /** What the request has; several for a multi-valued key, none for a missing one. */
  readonly values: readonly string[]
  /** For a condition: operator and key, as written. */
  readonly operator?: string
  readonly key?: string
  readonly matched: boolean
  /** Why not: a key of the closed table {@link Reason}. Of what matched, it says how (`names-the-account`, `key-missing` …). */
  readonly reason?: Reason
}

export type Reason =
  | 'other-principal'
  | 'names-the-account'
  | 'names-the-role'
  | 'other-action'
  | 'other-resource'
  | 'value-differs'
  | 'key-missing'
  | 'element-missing'
  | 'variable-missing'
