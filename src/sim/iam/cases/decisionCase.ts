// Decisions as data: who asks for what, which policies there are, and what AWS answers.
import type { Grant } from '../../world.ts'
import type { ContextKeys, KeyGrant } from '../permission.ts'

export interface DecisionCase {
  readonly name: string
  /** Where the answer was taken from. */
  readonly source: string
  readonly caller: CaseCaller
  /** Statements of an inline policy of the caller (of a federated user, of alice), or the whole policy. */
  readonly identity?: CasePolicy
  readonly furtherIdentity?: readonly CasePolicy[]
  /** A managed policy that is attached to the caller: `${ACCOUNT}/Managed`. */
  readonly managed?: CasePolicy
  /** An inline policy of a group that the caller is in, and a managed policy that is attached to the group. */
  readonly group?: CasePolicy
  readonly groupManaged?: CasePolicy
  readonly boundary?: CasePolicy
  /** The session policy that was passed inline, and one that was passed by its ARN. */
  readonly session?: CasePolicy
  readonly sessionManaged?: CasePolicy
  readonly organization?: CaseOrganization
  /** The policy of the key that is asked about. */
  readonly keyPolicy?: CasePolicy
  /** The key is one that AWS manages. */
  readonly isAwsManaged?: boolean
  readonly grants?: readonly KeyGrant[]
  /** Grants on the key as the world keeps them, made a day ago where nothing else is said; `g1`, `g2` … are their ids. */
  readonly worldGrants?: readonly CaseGrant[]
  /** Ids of the grants whose tokens are sent along. */
  readonly tokensFor?: readonly string[]
  /** The trust policy of the role that is asked about. */
  readonly trustPolicy?: CasePolicy
  /** The policy of the bucket that is asked about; null for a bucket without one. */
  readonly bucketPolicy?: CasePolicy | null
  readonly restrictPublicBuckets?: boolean
  readonly action: string
  /** The key, the role, the bucket's object, or as named here. */
  readonly resource?: string
  readonly context?: ContextKeys
  /** Tags of the user or role, of the session, of the resource, and in the request. */
  readonly principalTags?: CaseTags
  readonly sessionTags?: CaseTags
  readonly resourceTags?: CaseTags
  readonly requestTags?: CaseTags
  readonly viaS3?: boolean
  readonly namedByCiphertext?: boolean
  readonly deniedResource?: string | null
  readonly expected: 'allowed' | 'implicit-deny' | 'explicit-deny' | 'block-public-access'
  /** A part of AWS's message; the whole of it when it starts with `User: `. */
  readonly message?: string
}

/** alice, bob and the first root user are of the account 111122223333; eve and the other root user of 444455556666. */
export type CaseCaller =
  | 'alice'
  | 'bob'
  | 'root'
  | 'eve'
  | 'root of 444455556666'
  /** With temporary credentials from GetSessionToken; `with MFA` ten minutes ago. */
  | 'alice with a token'
  | 'alice with MFA'
  /** Sessions named `s` of the role `R` of the first account and `RB` of the other one; `with MFA` ten minutes ago. */
  | 'R/s'
  | 'R/s with MFA'
  | 'RB/s'
  /** A session of a role that is linked to a service. */
  | 'service-linked role'
  /** From GetFederationToken, asked for by alice and by the first root user. */
  | 'federated by alice'
  | 'federated by root'
  | 'anonymous'
  | 'cloudtrail'
  | 'config'

/** One organization: root, one unit, and in it the accounts. Where a level names no policies, it has the one that allows all. */
export interface CaseOrganization {
  /** The accounts that are in it; the first account, when it is not said. */
  readonly accounts?: readonly ('111122223333' | '444455556666')[]
  /** An account of its own, when it is not said. */
  readonly management?: '111122223333' | '444455556666'
  readonly scps?: CaseLevels
  readonly rcps?: CaseLevels
  /** While they are not enabled, they limit nobody. */
  readonly isDisabled?: boolean
}

/** The policies of a level replace the one that allows all, unless they are `added`. */
export interface CaseLevels {
  readonly root?: readonly CasePolicy[]
  readonly unit?: readonly CasePolicy[]
  readonly account?: readonly CasePolicy[]
  readonly added?: readonly CasePolicy[]
}

export type CaseGrant = Pick<Grant, 'operations'> &
  Partial<Pick<Grant, 'constraints' | 'issuingAccount'>> & {
    readonly to: string
    /** Seconds until it takes effect, and until it no longer does. */
    readonly effectiveIn?: number
    readonly endsIn?: number
  }

export type CaseTags = Readonly<Record<string, string>>

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
export const ROLE = 'arn:aws:iam::111122223333:role/R'
export const SESSION = 'arn:aws:sts::111122223333:assumed-role/R/s'
export const OTHER_ROLE = 'arn:aws:iam::444455556666:role/RB'
export const OTHER_SESSION = 'arn:aws:sts::444455556666:assumed-role/RB/s'
export const FEDERATED = 'arn:aws:sts::111122223333:federated-user/fred'
export const LINKED_ROLE = 'arn:aws:iam::111122223333:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS'
export const MANAGED = 'arn:aws:iam::111122223333:policy/Managed'
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
