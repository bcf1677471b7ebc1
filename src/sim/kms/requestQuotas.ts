// How many requests an account may make in a second, by default in us-east-1. Beyond it AWS answers ThrottlingException; the
// simulation shows these figures and throttles nobody.
import {
  LARGEST_KEY_POLICY,
  MOST_ALIASES_PER_KEY,
  MOST_GRANTS_PER_KEY,
  MOST_KEYS,
  MOST_ROTATIONS_ON_DEMAND,
} from './quotas.ts'

export interface RequestQuota {
  /** As Service Quotas names it, without `request rate`. */
  readonly name: string
  /** Those that share the quota. */
  readonly operations: readonly `kms:${string}`[]
  readonly perSecond: number
  /** Where the figure stands; the table of 2026 where it is known, else the last one that AWS published as text. */
  readonly source: string
}

export interface ResourceQuota {
  readonly name: string
  readonly most: number
  readonly per: 'account and Region' | 'key'
  readonly isAdjustable: boolean
}

const GUIDE = 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html'
const GUIDE_2022 = 'https://github.com/awsdocs/aws-kms-developer-guide/blob/3828191/doc_source/requests-per-second.md'

const shared = (name: string, perSecond: number, source: string, ...operations: readonly string[]): RequestQuota => ({
  name,
  perSecond,
  source,
  operations: operations.map((operation) => `kms:${operation}` as const),
})

const each = (source: string, perSecond: number, ...operations: readonly string[]): readonly RequestQuota[] =>
  operations.map((operation) => shared(operation, perSecond, source, operation))

const pairs = (spec: string, perSecond: number): RequestQuota =>
  shared(
    `GenerateDataKeyPair (${spec})`,
    perSecond,
    GUIDE_2022,
    'GenerateDataKeyPair',
    'GenerateDataKeyPairWithoutPlaintext',
  )

const SIGNING = ['Sign', 'Verify']
const RSA = ['Encrypt', 'Decrypt', 'ReEncrypt', ...SIGNING]

// prettier-ignore
export const requestQuotas: readonly RequestQuota[] = [
  shared('Cryptographic operations (symmetric)', 100_000, GUIDE,
    'Decrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateMac', 'GenerateRandom', 'ReEncrypt', 'VerifyMac'),
  shared('Cryptographic operations (RSA)', 1000, GUIDE, ...RSA),
  shared('Cryptographic operations (ECC)', 1000, GUIDE, ...SIGNING, 'DeriveSharedSecret'),
  shared('Cryptographic operations (ML-DSA)', 1000, GUIDE, ...SIGNING),
  pairs('ECC_NIST_P256', 25), pairs('ECC_NIST_P384', 10), pairs('ECC_NIST_P521', 5), pairs('ECC_SECG_P256K1', 25),
  pairs('RSA_2048', 1), pairs('RSA_3072', 0.5), pairs('RSA_4096', 0.1),
  ...each(GUIDE, 1, 'GetParametersForImport'),
  ...each(GUIDE, 5, 'CreateAlias', 'CreateKey', 'DisableKey', 'EnableKey', 'GetKeyLastUsage', 'RotateKeyOnDemand'),
  ...each(GUIDE, 15, 'ImportKeyMaterial', 'PutKeyPolicy', 'ScheduleKeyDeletion'),
  ...each(GUIDE, 50, 'CreateGrant'),
  ...each(GUIDE, 100, 'ListGrants'),
  ...each(GUIDE, 500, 'ListAliases', 'ListKeys'),
  ...each(GUIDE, 1000, 'GetKeyPolicy'),
  ...each(GUIDE, 2000, 'DescribeKey'),
  ...each(GUIDE_2022, 5, 'CancelKeyDeletion', 'ConnectCustomKeyStore', 'CreateCustomKeyStore', 'DeleteCustomKeyStore', 'DeleteImportedKeyMaterial',
    'DescribeCustomKeyStores', 'DisableKeyRotation', 'DisconnectCustomKeyStore', 'ReplicateKey', 'UntagResource', 'UpdateAlias', 'UpdateCustomKeyStore',
    'UpdateKeyDescription', 'UpdatePrimaryRegion'),
  ...each(GUIDE_2022, 10, 'TagResource'),
  ...each(GUIDE_2022, 15, 'DeleteAlias', 'EnableKeyRotation'),
  ...each(GUIDE_2022, 30, 'RetireGrant', 'RevokeGrant'),
  ...each(GUIDE_2022, 100, 'ListKeyPolicies', 'ListRetirableGrants'),
  ...each(GUIDE_2022, 1000, 'GetKeyRotationStatus'),
  ...each(GUIDE_2022, 2000, 'GetPublicKey', 'ListResourceTags'),
]

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export const resourceQuotas: readonly ResourceQuota[] = [
  { name: 'AWS KMS keys', most: MOST_KEYS, per: 'account and Region', isAdjustable: true },
  { name: 'Aliases per KMS key', most: MOST_ALIASES_PER_KEY, per: 'key', isAdjustable: true },
  { name: 'Grants per KMS key', most: MOST_GRANTS_PER_KEY, per: 'key', isAdjustable: true },
  { name: 'Key policy document size in bytes', most: LARGEST_KEY_POLICY, per: 'key', isAdjustable: false },
  { name: 'On-demand rotations per KMS key', most: MOST_ROTATIONS_ON_DEMAND, per: 'key', isAdjustable: false },
  { name: 'Custom key stores', most: 10, per: 'account and Region', isAdjustable: false },
]
