// Decisions as data: who asks for what, which policies there are, and what AWS answers.
import type { ContextKeys } from '../permission.ts'

export interface DecisionCase {
  readonly name: string
  /** Where the answer was taken from. */
  readonly source: string
  readonly caller: CaseCaller
  /** Statements of an inline policy of the caller, or the whole policy. */
  readonly identity?: CasePolicy
  readonly furtherIdentity?: readonly CasePolicy[]
  /** The policy of the key that is asked about. */
  readonly keyPolicy?: CasePolicy
  /** The policy of the bucket that is asked about; null for a bucket without one. */
  readonly bucketPolicy?: CasePolicy | null
  readonly restrictPublicBuckets?: boolean
  readonly action: string
  /** The key, the bucket's object, or as named here. */
  readonly resource?: string
  readonly context?: ContextKeys
  readonly viaS3?: boolean
  readonly namedByCiphertext?: boolean
  readonly expected: 'allowed' | 'implicit-deny' | 'explicit-deny' | 'block-public-access'
  /** The end of AWS's message. */
  readonly message?: string
}

/** alice, bob and the first root user are of the account 111122223333; eve and the other root user of 444455556666. */
export type CaseCaller =
  'alice' | 'bob' | 'root' | 'eve' | 'root of 444455556666' | 'anonymous' | 'cloudtrail' | 'config'

export type CasePolicy =
  readonly object[] | { readonly Version?: string; readonly Statement: readonly object[] | object }

export const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
export const BUCKET = 'arn:aws:s3:::bucket'
export const OBJECT = 'arn:aws:s3:::bucket/key'
export const TRAIL = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main'

export const ACCOUNT = 'arn:aws:iam::111122223333:root'
export const OTHER_ACCOUNT = 'arn:aws:iam::444455556666:root'
export const ALICE = 'arn:aws:iam::111122223333:user/alice'
export const BOB = 'arn:aws:iam::111122223333:user/bob'
export const EVE = 'arn:aws:iam::444455556666:user/eve'

/** A statement of an identity policy. */
export const allow = (action: string | readonly string[], rest: object = {}): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...rest,
})
export const deny = (action: string | readonly string[], rest: object = {}): object => ({
  ...allow(action, rest),
  Effect: 'Deny',
})

/** A statement of a key or bucket policy. */
export const grant = (principal: unknown, action: string | readonly string[], rest: object = {}): object => ({
  Effect: 'Allow',
  Principal: typeof principal === 'string' && principal !== '*' ? { AWS: principal } : principal,
  Action: action,
  Resource: '*',
  ...rest,
})
export const refuse = (principal: unknown, action: string | readonly string[], rest: object = {}): object => ({
  ...grant(principal, action, rest),
  Effect: 'Deny',
})

/** The statement that hands a key over to the account's IAM policies. */
export const DELEGATION = grant(ACCOUNT, 'kms:*')
