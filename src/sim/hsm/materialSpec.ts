// What kinds of key material there are: https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html

/** All but SM2, which AWS has in its Regions of China alone. */
export type MaterialSpec =
  | 'SYMMETRIC_DEFAULT'
  | 'HMAC_224'
  | 'HMAC_256'
  | 'HMAC_384'
  | 'HMAC_512'
  | 'RSA_2048'
  | 'RSA_3072'
  | 'RSA_4096'
  | 'ECC_NIST_P256'
  | 'ECC_NIST_P384'
  | 'ECC_NIST_P521'
  | 'ECC_SECG_P256K1'
  | 'ECC_NIST_EDWARDS25519'
  | 'ML_DSA_44'
  | 'ML_DSA_65'
  | 'ML_DSA_87'

/** What needs more than AES, and is loaded when first asked for. */
export type SpecBeyondAes = Exclude<MaterialSpec, 'SYMMETRIC_DEFAULT'>

export type AsymmetricSpec = Exclude<SpecBeyondAes, `HMAC_${string}`>
