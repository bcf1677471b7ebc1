// What can be done with key material beyond AES while it stays inside the HSM.
import type { Bytes } from '../bytes.ts'

/** A handle. A kind of work that the material cannot do is absent. */
export interface HeldKey {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey?: Bytes
  readonly signing?: SigningKey
  readonly mac?: MacKey
  readonly agreement?: AgreementKey
  readonly encryption?: EncryptionKey
}

/** `algorithm` is one that KMS lists for the material's spec. */
export interface SigningKey {
  readonly sign: (algorithm: string, message: SignedMessage) => Promise<Bytes>
  readonly verify: (algorithm: string, message: SignedMessage, signature: Bytes) => Promise<boolean>
}

/** A digest has the length that the algorithm's hash gives; mu, of ML-DSA, has 64 bytes. */
export interface SignedMessage {
  readonly type: 'RAW' | 'DIGEST' | 'EXTERNAL_MU'
  readonly bytes: Bytes
}

export interface MacKey {
  readonly generate: (message: Bytes) => Promise<Bytes>
  readonly verify: (message: Bytes, mac: Bytes) => Promise<boolean>
}

export interface AgreementKey {
  /** The shared secret; undefined when `publicKey` (SPKI in DER) is none on the same curve. */
  readonly derive: (publicKey: Bytes) => Promise<Bytes | undefined>
}

export interface EncryptionKey {
  /** `data` fits into the modulus. */
  readonly encrypt: (algorithm: OaepAlgorithm, data: Bytes) => Promise<Bytes>
  /** Undefined when the padding is not what the algorithm makes. */
  readonly decrypt: (algorithm: OaepAlgorithm, sealed: Bytes) => Promise<Bytes | undefined>
}

export type OaepAlgorithm = 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256'
