// AES-256-GCM by Node's own cipher: at once, where WebCrypto's takes the way over another thread and back.
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import type { Cryptography } from '../sim/index.ts'

const ALGORITHM = 'aes-256-gcm'
const TAG_LENGTH = 16

export const nodeAesKey: Cryptography['aesKey'] = (bytes) => {
  const key = createSecretKey(bytes)
  return {
    encrypt({ iv, additionalData, data }) {
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(additionalData)
      const sealed = new Uint8Array(Buffer.allocUnsafeSlow(data.length + TAG_LENGTH).buffer)
      sealed.set(cipher.update(data))
      cipher.final()
      sealed.set(cipher.getAuthTag(), data.length)
      return sealed
    },
    decrypt({ iv, additionalData, data }) {
      const length = data.length - TAG_LENGTH
      if (length < 0) return undefined
      const cipher = createDecipheriv(ALGORITHM, key, iv).setAAD(additionalData).setAuthTag(data.subarray(length))
      const opened = cipher.update(data.subarray(0, length))
      try {
        cipher.final()
      } catch {
        opened.fill(0)
        return undefined
      }
      return ownBytes(opened)
    },
  }
}

/** Small buffers share their memory with others. */
const ownBytes = (buffer: Buffer): Uint8Array<ArrayBuffer> =>
  buffer.byteLength === buffer.buffer.byteLength && buffer.buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer.buffer)
    : new Uint8Array(buffer)
