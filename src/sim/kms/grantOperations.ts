// What a grant can allow on a key of which kind.
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations
import type { KmsKey } from '../world.ts'
import type { GrantOperation } from './grantMembers.ts'

export type KeyKind = Pick<KmsKey, 'keySpec' | 'keyUsage'>

/** Every key can have these in its grants. */
const ANY_KEY = ['CreateGrant', 'DescribeKey', 'RetireGrant'] as const

const SYMMETRIC = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
] as const

export function isGrantable(operation: GrantOperation, key: KeyKind): boolean {
  const operations: readonly GrantOperation[] = [...ANY_KEY, ...operationsOf(key)]
  return operations.includes(operation)
}

function operationsOf({ keySpec, keyUsage }: KeyKind): readonly GrantOperation[] {
  switch (keyUsage) {
    case 'ENCRYPT_DECRYPT':
      return keySpec === 'SYMMETRIC_DEFAULT'
        ? SYMMETRIC
        : ['Decrypt', 'Encrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GetPublicKey']
    case 'SIGN_VERIFY':
      return ['Sign', 'Verify', 'GetPublicKey']
    case 'GENERATE_VERIFY_MAC':
      return ['GenerateMac', 'VerifyMac']
    case 'KEY_AGREEMENT':
      return ['DeriveSharedSecret', 'GetPublicKey']
  }
}
