// How an object's body is encrypted at rest: AES-256-GCM in chunks, after the STREAM construction (Hoang, Reyhanitabar,
// Rogaway, Vizár 2015), so that chunks can neither be swapped nor dropped nor added. docs/object-layout.md has the bytes.
import { concat, sameBytes, utf8, type Bytes } from '../bytes.ts'
import type { AesKey } from '../crypto/aesGcm.ts'
import type { Environment, Watch } from '../environment.ts'

const MAGIC = utf8('USOB')
const VERSION = 1
const PREFIX_LENGTH = 7
const HEADER_LENGTH = MAGIC.length + 1 + PREFIX_LENGTH
const TAG_LENGTH = 16

/** Plaintext bytes in every chunk but the last. */
export const CHUNK_LENGTH = 1 << 20

type Door = Pick<Environment, 'turn'> & { readonly watch?: Watch }

/** `subject` is the ARN of the object: a body does not open under the name of another. The header, then the chunks. */
export async function sealBody(
  environment: Door & Pick<Environment, 'randomBytes'>,
  dataKey: AesKey,
  subject: string,
  plaintext: Bytes,
): Promise<readonly Bytes[]> {
  const header = concat(MAGIC, Uint8Array.of(VERSION), environment.randomBytes(PREFIX_LENGTH))
  const additionalData = concat(header, utf8(subject))
  const count = Math.max(1, Math.ceil(plaintext.length / CHUNK_LENGTH))
  const chunks: Bytes[] = []
  await inTurns(
    count,
    environment,
    async (i) => {
      const data = plaintext.subarray(i * CHUNK_LENGTH, (i + 1) * CHUNK_LENGTH)
      chunks[i] = await dataKey.encrypt({ iv: nonceOf(header, i, i === count - 1), additionalData, data })
      return data.length
    },
    plaintext.length,
  )
  return [header, ...chunks]
}

/** The plaintext; undefined when the bytes are not exactly what was sealed under this key for this subject. */
export async function openBody(
  environment: Door,
  dataKey: AesKey,
  subject: string,
  sealed: readonly Bytes[],
): Promise<Bytes | undefined> {
  const parts = partsOf(sealed)
  if (!parts) return undefined
  const { header, chunks } = parts
  const additionalData = concat(header, utf8(subject))
  const length = chunks.reduce((sum, chunk) => sum + chunk.length - TAG_LENGTH, 0)
  // A single chunk is the plaintext: to copy it would take as long as to decrypt it.
  let plaintext = new Uint8Array(chunks.length > 1 ? length : 0)
  let fits = true
  await inTurns(
    chunks.length,
    environment,
    async (i) => {
      const iv = nonceOf(header, i, i === chunks.length - 1)
      const data = await dataKey.decrypt({ iv, additionalData, data: chunks[i] ?? concat() })
      if (!data) fits = false
      else if (chunks.length > 1) plaintext.set(data, i * CHUNK_LENGTH)
      else plaintext = data
      return data?.length
    },
    length,
  )
  if (fits) return plaintext
  plaintext.fill(0)
  return undefined
}

/** Works on two chunks at a time, with a turn for the host between; each piece of work says how many bytes it was. */
async function inTurns(
  count: number,
  { turn, watch }: Door,
  work: (i: number) => Promise<number | void>,
  total = count,
): Promise<void> {
  let done = 0
  for (let i = 0; i < count; i += 2) {
    if (i > 0) await turn()
    watch?.signal?.throwIfAborted()
    const lengths = await Promise.all([work(i), i + 1 < count ? work(i + 1) : 0])
    for (const length of lengths) done += length ?? 0
    watch?.onProgress?.(done, total)
  }
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
  return isHeader(sealed) && chunks > 0 && (last > 0 || (last === 0 && chunks === 1)) ? chunks : undefined
}

const isHeader = (sealed: Bytes): boolean =>
  sameBytes(sealed.subarray(0, MAGIC.length), MAGIC) && sealed[MAGIC.length] === VERSION

// Of a body in one piece, or in the pieces that `sealBody` made.
function partsOf(sealed: readonly Bytes[]): { readonly header: Bytes; readonly chunks: readonly Bytes[] } | undefined {
  const [first = concat(), ...rest] = sealed
  const isWhole = isHeader(first) && rest.every(({ length }) => length >= TAG_LENGTH)
  if (rest.length) return isWhole ? { header: first, chunks: rest } : undefined
  const count = chunksIn(first)
  if (count === undefined) return undefined
  const start = (i: number): number => HEADER_LENGTH + i * (CHUNK_LENGTH + TAG_LENGTH)
  const chunks = Array.from({ length: count }, (_, i) => first.subarray(start(i), start(i + 1)))
  return { header: first.subarray(0, HEADER_LENGTH), chunks }
}

function nonceOf(header: Bytes, chunk: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12)
  nonce.set(header.subarray(MAGIC.length + 1))
  new DataView(nonce.buffer).setUint32(PREFIX_LENGTH, chunk)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
