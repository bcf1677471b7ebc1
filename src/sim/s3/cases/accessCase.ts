// A decision of S3 as data: how the bucket and its object stand, who asks, and what comes of it.

export interface AccessCase {
  readonly name: string
  /** The page or the recording that says so. */
  readonly source: string
  /** `BucketOwnerEnforced` when absent, as for every new bucket. */
  readonly ownership?: 'BucketOwnerPreferred' | 'ObjectWriter'
  readonly bucketAcl?: object
  readonly bucketPolicy?: readonly object[]
  /** The switches against public access that are on. */
  readonly blocks?: readonly ('BlockPublicAcls' | 'IgnorePublicAcls' | 'BlockPublicPolicy' | 'RestrictPublicBuckets')[]
  /** Who writes the object `photo`, and with which canned list; the account's root user when absent. */
  readonly writer?: Who
  readonly objectAcl?: string
  /** What the user who asks may do by policies of their own; everything on S3 when absent. */
  readonly own?: readonly object[]
  readonly as: Who
  readonly asks: readonly [operation: string, input?: object]
  /** AWS's text, or a part of it; `allowed` for an answer. */
  readonly expected: 'allowed' | { readonly status: number; readonly code: string; readonly message?: string }
}

/** Bob is a user of the bucket's account, Eve one of another account, the stranger that account's root user. */
export type Who = 'root' | 'bob' | 'eve' | 'stranger' | 'anonymous'

export const BUCKET = 'arn:aws:s3:::gallery'
export const OBJECTS = `${BUCKET}/*`
