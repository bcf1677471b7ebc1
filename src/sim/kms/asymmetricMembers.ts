// Members of the operations on asymmetric and HMAC keys, with the constraints of the service's API model.
import { blob, integer, oneOf, optional, required } from '../shape.ts'
import { keySpecs } from './members.ts'

export const Message = required(blob({ min: 1, max: 4096 }))
export const MessageType = optional(oneOf('RAW', 'DIGEST', 'EXTERNAL_MU'))

/** In the order in which the service prints them. */
// prettier-ignore
export const SigningAlgorithm = required(oneOf(
  'RSASSA_PSS_SHA_256', 'RSASSA_PSS_SHA_384', 'RSASSA_PSS_SHA_512',
  'RSASSA_PKCS1_V1_5_SHA_256', 'RSASSA_PKCS1_V1_5_SHA_384', 'RSASSA_PKCS1_V1_5_SHA_512',
  'ECDSA_SHA_256', 'ECDSA_SHA_384', 'ECDSA_SHA_512', 'ED25519_SHA_512', 'ED25519_PH_SHA_512', 'SM2DSA', 'ML_DSA_SHAKE_256',
))
export const Signature = required(blob({ min: 1, max: 6144 }))

/** In the order in which the service prints them. */
export const MacAlgorithm = required(oneOf('HMAC_SHA_384', 'HMAC_SHA_256', 'HMAC_SHA_224', 'HMAC_SHA_512'))
export const Mac = required(blob({ min: 1, max: 6144 }))

export const KeyAgreementAlgorithm = required(oneOf('ECDH'))
export const PublicKey = required(blob({ min: 1, max: 8192 }))

/** What KMS makes data key pairs of: no ML-DSA. */
// prettier-ignore
export const KeyPairSpec = required(oneOf(
  'RSA_2048', 'RSA_3072', 'RSA_4096', 'ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521', 'ECC_SECG_P256K1', 'SM2',
  'ECC_NIST_EDWARDS25519',
))

export const NumberOfBytes = optional(integer({ min: 1, max: 1024 }))
/** KMS prints the key specs of CreateKey when it refuses one. */
export const DataKeySpec = optional({ ...oneOf('AES_256', 'AES_128'), printed: keySpecs })
