// AES-256-GCM by WebCrypto, under keys that do not come out again.
import type { Bytes } from '../bytes.ts'

export interface GcmMessage {
  readonly iv: Bytes
  readonly additionalData: Bytes
  readonly data: Bytes
}

/** The result of encrypting is the ciphertext followed by its 16-byte tag. */
export interface AesKey {
  readonly encrypt: (message: GcmMessage) => Promise<Bytes> | Bytes
  /** Undefined when the authentication tag does not fit. */
  readonly decrypt: (message: GcmMessage) => Promise<Bytes | undefined> | Bytes | undefined
}

/** The 32 bytes stay the caller's to overwrite. */
export async function webCryptoKey(bytes: Bytes): Promise<AesKey> {
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const algorithm = ({ iv, additionalData }: GcmMessage) => ({ name: 'AES-GCM', iv, additionalData })
  return {
    encrypt: async (message) => new Uint8Array(await crypto.subtle.encrypt(algorithm(message), key, message.data)),
    async decrypt(message) {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(message), key, message.data))
      } catch (error) {
        if (error instanceof DOMException && error.name === 'OperationError') return undefined
        throw error
      }
    },
  }
}
