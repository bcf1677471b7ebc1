// Which usage a key spec allows; the first is the one that comes to mind, but only SYMMETRIC_DEFAULT has a default.
// https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html
import type { AwsError } from '../errors.ts'
import { validation } from './errors.ts'
import type { keySpecs, keyUsages } from './members.ts'

export type KeySpec = (typeof keySpecs)[number]
export type KeyUsage = (typeof keyUsages)[number]

const signing: readonly KeyUsage[] = ['SIGN_VERIFY']
const mac: readonly KeyUsage[] = ['GENERATE_VERIFY_MAC']
const rsa: readonly KeyUsage[] = ['ENCRYPT_DECRYPT', 'SIGN_VERIFY']
const nist: readonly KeyUsage[] = ['SIGN_VERIFY', 'KEY_AGREEMENT']

const usages: Record<KeySpec, readonly KeyUsage[]> = {
  SYMMETRIC_DEFAULT: ['ENCRYPT_DECRYPT'],
  RSA_2048: rsa,
  RSA_3072: rsa,
  RSA_4096: rsa,
  ECC_NIST_P256: nist,
  ECC_NIST_P384: nist,
  ECC_NIST_P521: nist,
  ECC_SECG_P256K1: signing,
  ECC_NIST_EDWARDS25519: signing,
  HMAC_224: mac,
  HMAC_256: mac,
  HMAC_384: mac,
  HMAC_512: mac,
  SM2: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'KEY_AGREEMENT'],
  ML_DSA_44: signing,
  ML_DSA_65: signing,
  ML_DSA_87: signing,
}

/** What AWS says to a key spec and a key usage that do not go together. */
export function refusalOfSpec(keySpec: KeySpec, keyUsage: KeyUsage | undefined): AwsError | undefined {
  if (keyUsage === undefined)
    return keySpec === 'SYMMETRIC_DEFAULT'
      ? undefined
      : validation('You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.')
  return usages[keySpec].includes(keyUsage)
    ? undefined
    : validation(`KeyUsage ${keyUsage} is not compatible with KeySpec ${keySpec}`)
}

const oaep = ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] as const
const rsaSigning = [
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
] as const

/** The algorithms that a key's metadata lists, under the member that its usage calls for. */
export function algorithmsOf({ keySpec, keyUsage }: { readonly keySpec: KeySpec; readonly keyUsage: KeyUsage }) {
  switch (keyUsage) {
    case 'ENCRYPT_DECRYPT':
      return { EncryptionAlgorithms: keySpec.startsWith('RSA_') ? oaep : (['SYMMETRIC_DEFAULT'] as const) }
    case 'SIGN_VERIFY':
      return { SigningAlgorithms: keySpec.startsWith('RSA_') ? rsaSigning : (signingAlgorithms[keySpec] ?? []) }
    case 'GENERATE_VERIFY_MAC':
      return { MacAlgorithms: [keySpec.replace('HMAC_', 'HMAC_SHA_')] }
    case 'KEY_AGREEMENT':
      return { KeyAgreementAlgorithms: ['ECDH'] as const }
  }
}

const signingAlgorithms: Partial<Record<KeySpec, readonly string[]>> = {
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  ECC_NIST_P384: ['ECDSA_SHA_384'],
  ECC_NIST_P521: ['ECDSA_SHA_512'],
  ECC_SECG_P256K1: ['ECDSA_SHA_256'],
  ECC_NIST_EDWARDS25519: ['ED25519_PH_SHA_512', 'ED25519_SHA_512'],
  ML_DSA_44: ['ML_DSA_SHAKE_256'],
  ML_DSA_65: ['ML_DSA_SHAKE_256'],
  ML_DSA_87: ['ML_DSA_SHAKE_256'],
}
