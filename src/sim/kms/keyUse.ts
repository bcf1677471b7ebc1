// Which usage each cryptographic operation needs: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-usage
import type { KmsKey } from '../world.ts'
import { invalidKeyUsage } from './errors.ts'
import { requireState } from './keyState.ts'
import type { KeyUsage } from './keySpecs.ts'

const needs = {
  Encrypt: 'ENCRYPT_DECRYPT',
  Decrypt: 'ENCRYPT_DECRYPT',
  ReEncrypt: 'ENCRYPT_DECRYPT',
  GenerateDataKey: 'ENCRYPT_DECRYPT',
  GenerateDataKeyWithoutPlaintext: 'ENCRYPT_DECRYPT',
  GenerateDataKeyPair: 'ENCRYPT_DECRYPT',
  GenerateDataKeyPairWithoutPlaintext: 'ENCRYPT_DECRYPT',
  Sign: 'SIGN_VERIFY',
  Verify: 'SIGN_VERIFY',
  GenerateMac: 'GENERATE_VERIFY_MAC',
  VerifyMac: 'GENERATE_VERIFY_MAC',
  DeriveSharedSecret: 'KEY_AGREEMENT',
} as const satisfies Record<string, KeyUsage>

/** Refuses a key that is not made for the operation, then one whose state does not allow it. */
export function requireUse(key: KmsKey, operation: keyof typeof needs): void {
  if (key.keyUsage !== needs[operation])
    throw invalidKeyUsage(`${key.arn} key usage is ${key.keyUsage} which is not valid for ${operation}.`)
  requireState(key, operation)
}

/** Refuses a key that is no symmetric encryption key, for the operations that wrap what they make. */
export function requireWrapping(key: KmsKey, operation: keyof typeof needs): void {
  requireUse(key, operation)
  if (key.keySpec !== 'SYMMETRIC_DEFAULT')
    throw invalidKeyUsage('You cannot generate a data key with an asymmetric CMK')
}
