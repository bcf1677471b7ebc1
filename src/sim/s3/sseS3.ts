// SSE-S3: each object has its own data key, and S3 wraps that with a key of its own that nobody else can see.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingServerSideEncryption.html
import { artifactOf } from '../artifact.ts'
import { concat, fromHex, hexOf, utf8, type Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact } from '../trace.ts'
import type { ObjectEncryption } from '../world.ts'
import type { DataKey } from './dataKey.ts'
import { internalError } from './errors.ts'

// How a wrapped data key begins; docs/object-layout.md has the bytes.
const VERSION = 1
const IV_LENGTH = 12
const HEADER_LENGTH = 1 + IV_LENGTH

type Wrapped = Extract<ObjectEncryption, { type: 'AES256' }>

/** Makes a data key and wraps it for the object with the ARN `subject`. */
export async function newDataKey(
  context: CallContext,
  subject: string,
): Promise<{ readonly dataKey: DataKey; readonly encryption: Wrapped }> {
  const { environment } = context
  const materialId = await serviceMaterial(context)
  const bytes = environment.randomBytes(32)
  const iv = environment.randomBytes(IV_LENGTH)
  const header = concat(Uint8Array.of(VERSION), iv)
  const additionalData = concat(header, utf8(subject))
  const blob = concat(header, await environment.hsm.encrypt(materialId, { iv, additionalData, data: bytes }))
  const artifact = dataKeyArtifact(iv, bytes)
  const wrapped = artifactOf('wrapped-data-key', hexOf(iv), blob)
  context.hold({ artifact, bytes: hexOf(bytes) })
  record(context, 'generate-data-key', [], [artifact])
  record(context, 'encrypt', [artifact], [wrapped])
  return { dataKey: { artifact, bytes }, encryption: { type: 'AES256', wrappedDataKey: hexOf(blob), wrapped } }
}

/** Unwraps the data key of an object. */
export async function openDataKey(context: CallContext, subject: string, encryption: Wrapped): Promise<DataKey> {
  const { environment, world } = context
  const blob = fromHex(encryption.wrappedDataKey)
  const header = blob.subarray(0, HEADER_LENGTH)
  const iv = header.subarray(1)
  const bytes =
    world.s3.serviceMaterialId === null || header[0] !== VERSION
      ? undefined
      : await environment.hsm.decrypt(world.s3.serviceMaterialId, {
          iv,
          additionalData: concat(header, utf8(subject)),
          data: blob.subarray(HEADER_LENGTH),
        })
  if (!bytes) {
    record(context, 'decrypt', [encryption.wrapped], [], false)
    throw internalError()
  }
  const artifact = dataKeyArtifact(iv, bytes)
  record(context, 'decrypt', [encryption.wrapped], [artifact])
  return { artifact, bytes }
}

async function serviceMaterial(context: CallContext): Promise<string> {
  const known = context.world.s3.serviceMaterialId
  if (known !== null) return known
  const serviceMaterialId = await context.environment.hsm.generate('s3')
  context.change((world) => ({ ...world, s3: { ...world.s3, serviceMaterialId } }))
  return serviceMaterialId
}

const dataKeyArtifact = (iv: Bytes, bytes: Bytes): Artifact => artifactOf('data-key', hexOf(iv), bytes)

const record = (
  context: CallContext,
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
    key: { serviceKey: 's3' },
    uses,
    makes,
    succeeded,
  })
