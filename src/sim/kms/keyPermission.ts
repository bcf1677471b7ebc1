// The permission that an operation on a key needs, with every condition key that KMS supplies for it.
// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { CallFacts } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import type { EncryptionContext } from './encryptionContext.ts'
import { grantOfToken } from './grantToken.ts'

export const keyPermission = (
  key: KmsKey,
  action: `kms:${string}`,
  context: ContextKeys = {},
  GrantTokens: readonly string[] = [],
): Permission => ({
  action,
  resource: key.arn,
  resourceAccount: key.accountId,
  resourcePolicy: { type: 'key policy', attachedTo: key.arn, document: key.policy },
  ...(key.tags.length && { resourceTags: key.tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })) }),
  ...(GrantTokens.length && { grantTokensFor: GrantTokens.map((token) => grantOfToken(token).grantId) }),
  isAwsManaged: key.keyManager === 'AWS',
  context: {
    ...keyContext(key),
    ...(key.aliasNames.length && { 'kms:ResourceAliases': key.aliasNames }),
    ...context,
  },
})

const keyContext = ({ keySpec, keyUsage, origin, multiRegion, region }: KmsKey): ContextKeys => ({
  ...specContext({ KeySpec: keySpec, KeyUsage: keyUsage, Origin: origin, MultiRegion: multiRegion !== undefined }),
  ...(multiRegion && {
    'kms:MultiRegionKeyType': multiRegion.primaryRegion === region ? 'PRIMARY' : 'REPLICA',
  }),
})

/** The kind of key that is meant; without a word on it, a symmetric encryption key. */
export const specContext = ({
  KeySpec = 'SYMMETRIC_DEFAULT',
  KeyUsage = 'ENCRYPT_DECRYPT',
  Origin = 'AWS_KMS',
  MultiRegion = false,
}: {
  readonly KeySpec?: string
  readonly KeyUsage?: string
  readonly Origin?: string
  readonly MultiRegion?: boolean
} = {}): ContextKeys => ({
  'kms:CustomerMasterKeySpec': KeySpec,
  'kms:CustomerMasterKeyUsage': KeyUsage,
  'kms:KeyOrigin': Origin,
  'kms:KeySpec': KeySpec,
  'kms:KeyUsage': KeyUsage,
  'kms:MultiRegion': String(MultiRegion),
})

/** What KMS supplies for its symmetric cryptography. */
export function cryptoContext(
  input: { readonly EncryptionAlgorithm?: string; readonly EncryptionContext?: EncryptionContext },
  requestAlias: string | undefined,
): ContextKeys {
  return {
    'kms:EncryptionAlgorithm': input.EncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT',
    ...contextPairs(input.EncryptionContext),
    ...aliasContext(requestAlias),
  }
}

/** An encryption context, of a request or of a grant's constraint. */
export function contextPairs(encryptionContext: EncryptionContext = {}): ContextKeys {
  const pairs = Object.entries(encryptionContext)
  return {
    ...Object.fromEntries(pairs.map(([key, value]) => [`kms:EncryptionContext:${key}`, value])),
    ...(pairs.length && { 'kms:EncryptionContextKeys': pairs.map(([key]) => key) }),
  }
}

/** Whether a service asks on the user's behalf; for the operations on grants. */
export const serviceContext = ({ view }: Pick<CallFacts, 'view'>): ContextKeys => ({
  'kms:GrantIsForAWSResource': String(view.via !== undefined),
})

/** Absent when the request did not name the key by an alias. */
export const aliasContext = (requestAlias: string | undefined): ContextKeys =>
  requestAlias === undefined ? {} : { 'kms:RequestAlias': requestAlias }

/** Absent when the caller did not send the parameter. */
export const bypassContext = (input: { readonly BypassPolicyLockoutSafetyCheck?: boolean }): ContextKeys =>
  input.BypassPolicyLockoutSafetyCheck === undefined
    ? {}
    : { 'kms:BypassPolicyLockoutSafetyCheck': String(input.BypassPolicyLockoutSafetyCheck) }
