// Envelope encryption's second half, in the caller's own memory: AES-256-GCM under a data key from KMS. This is what the AWS
// Encryption SDK does for a program. https://docs.aws.amazon.com/kms/latest/developerguide/kms-cryptography.html
import { concat, utf8, type Bytes } from '../../sim/index.ts'

export interface Sealed {
  readonly iv: Bytes
  /** Ciphertext and its 16-byte tag. */
  readonly bytes: Bytes
}

export type Context = Readonly<Record<string, string>>

/** The data key stays the caller's to overwrite. */
export async function seal(dataKey: Bytes, text: string, context: Context): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await imported(dataKey, 'encrypt')
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(context) }
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt(algorithm, key, utf8(text))) }
}

/** Undefined when one bit of the key, of what is sealed or of the context is not what it was. */
export async function open(dataKey: Bytes, { iv, bytes }: Sealed, context: Context): Promise<string | undefined> {
  const key = await imported(dataKey, 'decrypt')
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(context) }
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return undefined
    throw error
  }
}

/** The same bytes with their last bit turned over. */
export function damaged(bytes: Uint8Array): Bytes {
  const copy = concat(bytes)
  const last = copy.length - 1
  copy[last] = (copy[last] ?? 0) ^ 1
  return copy
}

const imported = (dataKey: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, [use])

/** Names in order, so that the same context is the same bytes. */
const bound = (context: Context): Bytes =>
  utf8(JSON.stringify(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1))))
