// The CiphertextBlob of a symmetric encryption key: our own layout, documented in docs/ciphertext-blob.md.
// AWS does not publish its layout: https://docs.aws.amazon.com/kms/latest/cryptographic-details/
import { concat, fromHex, hexOf, type Bytes } from '../bytes.ts'
import type { Environment } from '../environment.ts'
import { canonicalBytes, type EncryptionContext } from './encryptionContext.ts'

const VERSION = 1
const IV = { offset: 1, length: 12 }
const MATERIAL = { offset: 13, length: 32 }
const HEADER = 45
const TAG = 16

export interface ParsedBlob {
  readonly iv: Bytes
  /** Which key material sealed it: 64 lower-case hex digits. */
  readonly materialId: string
  /** Version, iv and material id: in clear, and authenticated. */
  readonly header: Bytes
  /** Ciphertext and tag. */
  readonly sealed: Bytes
}

/** A named run of bytes inside a blob. */
export interface BlobField {
  readonly name: 'version' | 'iv' | 'key material id' | 'ciphertext' | 'tag'
  readonly offset: number
  readonly length: number
}

/** Encrypts `data` under the key material and binds it to the encryption context. */
export async function seal(
  environment: Pick<Environment, 'randomBytes' | 'hsm'>,
  materialId: string,
  data: Bytes,
  context: EncryptionContext,
): Promise<Bytes> {
  const iv = environment.randomBytes(IV.length)
  const header = concat(Uint8Array.of(VERSION), iv, fromHex(materialId))
  return concat(
    header,
    await environment.hsm.encrypt(materialId, { iv, additionalData: concat(header, canonicalBytes(context)), data }),
  )
}

/** The data in a blob; undefined when any bit of the blob or the encryption context is not what was sealed. */
export const open = (
  environment: Pick<Environment, 'hsm'>,
  { iv, materialId, header, sealed }: ParsedBlob,
  context: EncryptionContext,
): Promise<Bytes | undefined> =>
  environment.hsm.decrypt(materialId, { iv, additionalData: concat(header, canonicalBytes(context)), data: sealed })

/** The parts of a blob; undefined when it has another version or is too short to be one. */
export function parse(blob: Uint8Array): ParsedBlob | undefined {
  if (!isBlob(blob)) return undefined
  const part = (from: number, to: number): Bytes => new Uint8Array(blob.subarray(from, to))
  return {
    iv: part(IV.offset, IV.offset + IV.length),
    materialId: hexOf(part(MATERIAL.offset, MATERIAL.offset + MATERIAL.length)),
    header: part(0, HEADER),
    sealed: part(HEADER, blob.length),
  }
}

/** What no other blob has: its iv, or what stands in its place. */
export const tailOf = (blob: Uint8Array): string =>
  hexOf(isBlob(blob) ? blob.subarray(IV.offset, IV.offset + IV.length) : blob.subarray(0, IV.length))

const isBlob = (blob: Uint8Array): boolean => blob[0] === VERSION && blob.length >= HEADER + TAG

/** What each byte of a blob is, in order; undefined when it is none. */
export function fieldsOf(blob: Uint8Array): readonly BlobField[] | undefined {
  if (!parse(blob)) return undefined
  return [
    { name: 'version', offset: 0, length: 1 },
    { name: 'iv', ...IV },
    { name: 'key material id', ...MATERIAL },
    { name: 'ciphertext', offset: HEADER, length: blob.length - HEADER - TAG },
    { name: 'tag', offset: blob.length - TAG, length: TAG },
  ]
}
