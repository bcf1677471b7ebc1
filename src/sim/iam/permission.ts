// What a call needs to be allowed to do, with everything about the resource that the decision depends on.
import type { PublicAccessBlock } from '../world.ts'

export interface Permission {
  /** For example `kms:Decrypt`. */
  readonly action: string
  /** The resource ARN, or `*` for an action without resource types. */
  readonly resource: string
  /** The account that owns the resource. Absent when there is no resource. */
  readonly resourceAccount?: string
  /** The policy attached to the resource; `document` is null when the resource can have one but has none. */
  readonly resourcePolicy?: {
    readonly type: 'key policy' | 'bucket policy'
    readonly attachedTo: string
    readonly document: string | null
  }
  /** Only for S3: the bucket's settings, or null when it has none. */
  readonly publicAccessBlock?: PublicAccessBlock | null
  /** Condition keys that the service supplies (`kms:EncryptionAlgorithm`, `s3:x-amz-acl` …). */
  readonly context?: ContextKeys
  /** How AWS names the resource in a denial, where that is not its ARN (`user bob`). */
  readonly deniedResource?: string
  /** The resource is named by a ciphertext only: AWS then words the denial differently. */
  readonly namedByCiphertext?: boolean
}

/** Condition keys by name; an array is a multi-valued key. A key that AWS would not supply is absent. */
export type ContextKeys = Readonly<Record<string, string | readonly string[]>>
