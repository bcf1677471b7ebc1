// Opens key material that its owner has wrapped for the journey to the HSM.
// https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-get-public-key-and-token.html#select-wrapping-algorithm
import { aeskwp } from '@noble/ciphers/aes.js'
import type { Bytes } from '../bytes.ts'
import type { EncryptionKey, OaepAlgorithm } from './heldKey.ts'

export type WrappingAlgorithm = OaepAlgorithm | 'RSA_AES_KEY_WRAP_SHA_1' | 'RSA_AES_KEY_WRAP_SHA_256'

/** Undefined when the bytes were not wrapped so under the key's public half. The material is the caller's to overwrite. */
export async function unwrap(
  key: EncryptionKey,
  modulusLength: number,
  algorithm: WrappingAlgorithm,
  wrapped: Bytes,
): Promise<Bytes | undefined> {
  if (algorithm === 'RSAES_OAEP_SHA_1' || algorithm === 'RSAES_OAEP_SHA_256') return key.decrypt(algorithm, wrapped)
  // CKM_RSA_AES_KEY_WRAP of PKCS #11: an AES key under RSA, then the material under that key (RFC 5649).
  const oaep = algorithm === 'RSA_AES_KEY_WRAP_SHA_1' ? 'RSAES_OAEP_SHA_1' : 'RSAES_OAEP_SHA_256'
  const aesKey = await key.decrypt(oaep, wrapped.slice(0, modulusLength))
  if (aesKey?.length !== AES_KEY_LENGTH) return undefined
  try {
    return Uint8Array.from(aeskwp(aesKey).decrypt(wrapped.slice(modulusLength)))
  } catch {
    // The library says with an error that the integrity check of RFC 5649 failed.
    return undefined
  } finally {
    aesKey.fill(0)
  }
}

const AES_KEY_LENGTH = 32
