// The permission that an operation on a key needs, with every condition key that KMS supplies for it.
// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { KmsKey, World } from '../world.ts'
import { aliasesOf } from './aliases.ts'
import type { EncryptionContext } from './encryptionContext.ts'

export const keyPermission = (
  world: World,
  key: KmsKey,
  action: `kms:${string}`,
  context: ContextKeys = {},
): Permission => ({
  action,
  resource: key.arn,
  resourceAccount: key.accountId,
  resourcePolicy: { type: 'key policy', attachedTo: key.arn, document: key.policy },
  context: { ...specContext(), ...resourceAliases(world, key), ...context },
})

/** The kind of key that is meant; without a word on it, the one kind that there is. */
export const specContext = (
  kind: {
    readonly KeySpec?: string
    readonly KeyUsage?: string
    readonly Origin?: string
    readonly MultiRegion?: boolean
  } = {},
): ContextKeys => {
  const { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT', Origin = 'AWS_KMS', MultiRegion = false } = kind
  return {
    'kms:CustomerMasterKeySpec': KeySpec,
    'kms:CustomerMasterKeyUsage': KeyUsage,
    'kms:KeyOrigin': Origin,
    'kms:KeySpec': KeySpec,
    'kms:KeyUsage': KeyUsage,
    'kms:MultiRegion': String(MultiRegion),
  }
}

/** Absent when the caller did not send the parameter. */
export const bypassContext = ({
  BypassPolicyLockoutSafetyCheck: bypass,
}: {
  readonly BypassPolicyLockoutSafetyCheck?: boolean
}): ContextKeys => (bypass === undefined ? {} : { 'kms:BypassPolicyLockoutSafetyCheck': String(bypass) })

/** What KMS supplies for its symmetric cryptography. `requestAlias` only when the request named the key by an alias. */
export const cryptoContext = (input: {
  readonly EncryptionAlgorithm?: string
  readonly EncryptionContext?: EncryptionContext
  readonly requestAlias?: string | undefined
}): ContextKeys => {
  const pairs = Object.entries(input.EncryptionContext ?? {})
  return {
    'kms:EncryptionAlgorithm': input.EncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT',
    ...Object.fromEntries(pairs.map(([key, value]) => [`kms:EncryptionContext:${key}`, value])),
    ...(pairs.length && { 'kms:EncryptionContextKeys': pairs.map(([key]) => key) }),
    ...(input.requestAlias !== undefined && { 'kms:RequestAlias': input.requestAlias }),
  }
}

function resourceAliases(world: World, key: KmsKey): ContextKeys {
  const names = [...aliasesOf(world, key)].map(({ aliasName }) => aliasName)
  return names.length ? { 'kms:ResourceAliases': names } : {}
}
