// How an object's body is encrypted at rest: AES-256-GCM in chunks, after the STREAM construction (Hoang, Reyhanitabar,
// Rogaway, Vizár 2015), so that chunks can neither be swapped nor dropped nor added. docs/object-layout.md has the bytes.
import { concat, sameBytes, utf8, type Bytes } from '../bytes.ts'
import type { Environment } from '../environment.ts'

const MAGIC = utf8('USOB')
const VERSION = 1
const PREFIX_LENGTH = 7
const HEADER_LENGTH = MAGIC.length + 1 + PREFIX_LENGTH
const TAG_LENGTH = 16

/** Plaintext bytes in every chunk but the last. */
export const CHUNK_LENGTH = 1 << 20

/** `subject` is the ARN of the object: a body does not open under the name of another. */
export async function sealBody(
  environment: Pick<Environment, 'randomBytes' | 'turn'>,
  dataKey: CryptoKey,
  subject: string,
  plaintext: Bytes,
): Promise<Bytes> {
  const header = concat(MAGIC, Uint8Array.of(VERSION), environment.randomBytes(PREFIX_LENGTH))
  const additionalData = concat(header, utf8(subject))
  const chunks = Math.max(1, Math.ceil(plaintext.length / CHUNK_LENGTH))
  const sealed = new Uint8Array(HEADER_LENGTH + plaintext.length + chunks * TAG_LENGTH)
  sealed.set(header)
  for (let i = 0; i < chunks; i++) {
    if (i > 0) await environment.turn()
    const data = plaintext.subarray(i * CHUNK_LENGTH, (i + 1) * CHUNK_LENGTH)
    const algorithm = { name: 'AES-GCM', iv: nonceOf(header, i, i === chunks - 1), additionalData }
    const chunk = await crypto.subtle.encrypt(algorithm, dataKey, data)
    sealed.set(new Uint8Array(chunk), HEADER_LENGTH + i * (CHUNK_LENGTH + TAG_LENGTH))
  }
  return sealed
}

/** The plaintext; undefined when the bytes are not exactly what was sealed under this key for this subject. */
export async function openBody(
  environment: Pick<Environment, 'turn'>,
  dataKey: CryptoKey,
  subject: string,
  sealed: Bytes,
): Promise<Bytes | undefined> {
  const chunks = chunksIn(sealed)
  if (chunks === undefined) return undefined
  const header = sealed.subarray(0, HEADER_LENGTH)
  const additionalData = concat(header, utf8(subject))
  const plaintext = new Uint8Array(sealed.length - HEADER_LENGTH - chunks * TAG_LENGTH)
  for (let i = 0; i < chunks; i++) {
    if (i > 0) await environment.turn()
    const start = HEADER_LENGTH + i * (CHUNK_LENGTH + TAG_LENGTH)
    const data = sealed.subarray(start, start + CHUNK_LENGTH + TAG_LENGTH)
    const algorithm = { name: 'AES-GCM', iv: nonceOf(header, i, i === chunks - 1), additionalData }
    try {
      plaintext.set(new Uint8Array(await crypto.subtle.decrypt(algorithm, dataKey, data)), i * CHUNK_LENGTH)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'OperationError') return undefined
      throw error
    }
  }
  return plaintext
}

/** A named run of bytes in a sealed body; `chunk` counts from 0. */
export interface BodyField {
  readonly name: 'magic' | 'version' | 'nonce prefix' | 'ciphertext' | 'tag'
  readonly chunk?: number
  readonly offset: number
  readonly length: number
}

/** The fields of a sealed body in order, without a gap; none when it is not one. */
export function bodyFieldsOf(sealed: Bytes): readonly BodyField[] {
  const chunks = chunksIn(sealed)
  if (chunks === undefined) return []
  const fields: BodyField[] = [
    { name: 'magic', offset: 0, length: MAGIC.length },
    { name: 'version', offset: MAGIC.length, length: 1 },
    { name: 'nonce prefix', offset: MAGIC.length + 1, length: PREFIX_LENGTH },
  ]
  for (let chunk = 0; chunk < chunks; chunk++) {
    const offset = HEADER_LENGTH + chunk * (CHUNK_LENGTH + TAG_LENGTH)
    const tag = Math.min(offset + CHUNK_LENGTH, sealed.length - TAG_LENGTH)
    if (tag > offset) fields.push({ name: 'ciphertext', chunk, offset, length: tag - offset })
    fields.push({ name: 'tag', chunk, offset: tag, length: TAG_LENGTH })
  }
  return fields
}

// How many chunks a body of this length has; undefined for what `sealBody` never makes.
function chunksIn(sealed: Bytes): number | undefined {
  const length = sealed.length - HEADER_LENGTH
  const chunks = Math.ceil(length / (CHUNK_LENGTH + TAG_LENGTH))
  const last = length - (chunks - 1) * (CHUNK_LENGTH + TAG_LENGTH) - TAG_LENGTH
  const isKnown = sameBytes(sealed.subarray(0, MAGIC.length), MAGIC) && sealed[MAGIC.length] === VERSION
  return isKnown && chunks > 0 && (last > 0 || (last === 0 && chunks === 1)) ? chunks : undefined
}

function nonceOf(header: Bytes, chunk: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12)
  nonce.set(header.subarray(MAGIC.length + 1))
  new DataView(nonce.buffer).setUint32(PREFIX_LENGTH, chunk)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
