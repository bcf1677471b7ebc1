// A grant on a KMS key: it lets one principal do some things with the key, as long as nobody ends it.
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html

export interface Grant {
  /** 64 lower-case hex digits. */
  readonly grantId: string
  readonly keyArn: string
  /** Empty when it was made without one. */
  readonly name: string
  /** Who may use the key: an ARN, the unique id of somebody who was deleted, or the name of a service. */
  readonly grantee: GrantPrincipal
  /** Who may end the grant. */
  readonly retiring?: GrantPrincipal
  readonly issuingAccount: string
  /** `Decrypt`, `ReEncryptTo` … */
  readonly operations: readonly string[]
  readonly constraints: GrantConstraints
  readonly creationDate: number
  /** Before this moment only a request with a token of the grant can use it. */
  readonly effectiveFrom: number
  /** Of a grant that was retired or revoked: from this moment on it allows nothing. */
  readonly effectiveUntil?: number
}

export interface GrantPrincipal {
  readonly type: 'AWS' | 'Service'
  readonly name: string
}

/** At most one of the first two. */
export interface GrantConstraints {
  readonly EncryptionContextEquals?: Readonly<Record<string, string>>
  readonly EncryptionContextSubset?: Readonly<Record<string, string>>
  readonly SourceArn?: string
}
