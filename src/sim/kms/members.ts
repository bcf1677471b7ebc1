// Members that several operations share, with the constraints of the service's API model.
import { blob, boolean, list, map, oneOf, optional, required, string, type Pattern } from '../shape.ts'

const ascii: Pattern = { text: '^\\p{ASCII}+$', matches: (value) => /^[\0-\x7f]+$/.test(value) }
const latin1: Pattern = { text: '[\\u0020-\\u00FF]*', matches: (value) => /^[\u0020-\u00ff]*$/.test(value) }
const policyText: Pattern = {
  text: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
  matches: (value) => /^[\t\n\r\u0020-\u00ff]+$/.test(value),
}
const aliasText: Pattern = { text: '^[a-zA-Z0-9:/_-]+$', matches: (value) => /^[a-zA-Z0-9:/_-]+$/.test(value) }
const word: Pattern = { text: '[\\w]+', matches: (value) => /^\w+$/.test(value) }

export const xksKeyText: Pattern = { text: '^[a-zA-Z0-9-_.]+$', matches: (value) => /^[\w.-]+$/.test(value) }

export const keyId = string({ min: 1, max: 2048, pattern: ascii })
export const KeyId = required(keyId)
export const AliasName = required(string({ min: 1, max: 256, pattern: aliasText }))
export const EncryptionContext = optional(map(string()))
export const EncryptionAlgorithm = optional(
  oneOf('RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE', 'SYMMETRIC_DEFAULT'),
)
export const DryRun = optional(boolean)
export const grantToken = string({ min: 1, max: 8192 })
/** Goes to `keyPermission`, as its last argument. */
export const GrantTokens = optional(list(grantToken, { max: 10 }))
export const Plaintext = required(blob({ min: 1, max: 4096 }))
export const CiphertextBlob = optional(blob({ min: 1, max: 6144 }))
export const DryRunModifiers = optional(list(oneOf('IGNORE_CIPHERTEXT')))
export const policy = string({ min: 1, max: 131_072, pattern: policyText })
export const PolicyName = optional(string({ min: 1, max: 128, pattern: word }))
export const BypassPolicyLockoutSafetyCheck = optional(boolean)
export const Marker = optional(string({ min: 1, max: 1024, pattern: latin1 }))

export const materialId = string({
  min: 64,
  max: 64,
  pattern: { text: '^[a-f0-9]+$', matches: (value) => /^[a-f0-9]+$/.test(value) },
})

export const keyUsages = ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'] as const

/** In the order in which the service prints them. */
// prettier-ignore
export const keySpecs = [
  'RSA_2048', 'RSA_3072', 'RSA_4096', 'ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521', 'ECC_SECG_P256K1', 'ECC_NIST_EDWARDS25519',
  'SYMMETRIC_DEFAULT', 'HMAC_224', 'HMAC_256', 'HMAC_384', 'HMAC_512', 'SM2', 'ML_DSA_44', 'ML_DSA_65', 'ML_DSA_87',
] as const
