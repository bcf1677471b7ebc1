// How S3 itself wraps an object's data key: under its own key, an S3 Bucket Key, or the customer's key.
// docs/object-layout.md has the bytes.
import { artifactOf } from '../artifact.ts'
import { concat, fromHex, hexOf, utf8, type Bytes } from '../bytes.ts'
import type { GcmMessage } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact, CryptoPerformed } from '../trace.ts'
import type { DataKey } from './dataKey.ts'
import { internalError } from './errors.ts'

const VERSION = 1
const IV_LENGTH = 12
const HEADER_LENGTH = 1 + IV_LENGTH

export interface WrappingKey {
  readonly name: Extract<CryptoPerformed['key'], { serviceKey: unknown }>['serviceKey']
  readonly encrypt: (message: GcmMessage) => Promise<Bytes>
  /** Undefined when the authentication tag does not fit. */
  readonly decrypt: (message: GcmMessage) => Promise<Bytes | undefined>
}

export interface Wrapped {
  /** Hex. */
  readonly wrappedDataKey: string
  readonly wrapped: Artifact
}

export const hsmKey = (
  { environment: { hsm } }: Pick<CallContext, 'environment'>,
  name: WrappingKey['name'],
  materialId: string,
): WrappingKey => ({
  name,
  encrypt: (message) => hsm.encrypt(materialId, message),
  decrypt: (message) => hsm.decrypt(materialId, message),
})

/** Makes a data key and wraps it for the object with the ARN `subject`. */
export async function newWrappedKey(
  context: CallContext,
  subject: string,
  key: WrappingKey,
): Promise<{ readonly dataKey: DataKey; readonly wrapped: Wrapped }> {
  const { environment } = context
  const bytes = environment.randomBytes(32)
  const iv = environment.randomBytes(IV_LENGTH)
  const artifact = dataKeyArtifact(iv, bytes)
  context.hold({ artifact, bytes: hexOf(bytes) })
  record(context, key, 'generate-data-key', [], [artifact])
  const dataKey = { artifact, bytes }
  return { dataKey, wrapped: await wrapKey(context, subject, key, dataKey, iv) }
}

/** Wraps a data key for the object with the ARN `subject`. */
export async function wrapKey(
  context: CallContext,
  subject: string,
  key: WrappingKey,
  { artifact, bytes }: DataKey,
  iv = context.environment.randomBytes(IV_LENGTH),
): Promise<Wrapped> {
  const header = concat(Uint8Array.of(VERSION), iv)
  const blob = concat(header, await key.encrypt({ iv, additionalData: concat(header, utf8(subject)), data: bytes }))
  const wrapped = artifactOf('wrapped-data-key', hexOf(iv), blob)
  record(context, key, 'encrypt', [artifact], [wrapped])
  return { wrappedDataKey: hexOf(blob), wrapped }
}

/** The data key of an object. */
export async function unwrapKey(
  context: CallContext,
  subject: string,
  key: WrappingKey | undefined,
  { wrapped, wrappedDataKey }: Wrapped,
): Promise<DataKey> {
  const blob = fromHex(wrappedDataKey)
  const header = blob.subarray(0, HEADER_LENGTH)
  const iv = header.subarray(1)
  const additionalData = concat(header, utf8(subject))
  const bytes =
    key && header[0] === VERSION
      ? await key.decrypt({ iv, additionalData, data: blob.subarray(HEADER_LENGTH) })
      : undefined
  if (!bytes) {
    record(context, key, 'decrypt', [wrapped], [], false)
    throw internalError()
  }
  const artifact = dataKeyArtifact(iv, bytes)
  record(context, key, 'decrypt', [wrapped], [artifact])
  return { artifact, bytes }
}

const dataKeyArtifact = (iv: Bytes, bytes: Bytes): Artifact => artifactOf('data-key', hexOf(iv), bytes)

const record = (
  context: CallContext,
  key: WrappingKey | undefined,
  act: 'generate-data-key' | 'encrypt' | 'decrypt',
  uses: readonly Artifact[],
  makes: readonly Artifact[],
  succeeded = true,
): void =>
  context.record({
    type: 'crypto-performed',
    place: 's3',
    act,
    algorithm: 'AES-256-GCM',
    key: { serviceKey: key?.name ?? 's3' },
    uses,
    makes,
    succeeded,
  })
