// From what the disk holds back to the body.
import { objectArn } from '../arn.ts'
import type { Bytes } from '../bytes.ts'
import type { BlobRef } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact } from '../trace.ts'
import type { Bucket, S3Object } from '../world.ts'
import { blobTail, plaintextOf } from './artifacts.ts'
import { artifactOf } from '../artifact.ts'
import { useDataKeys, type DataKey } from './dataKey.ts'
import { internalError } from './errors.ts'
import { openKeys } from './objectKeys.ts'
import { requireSignature } from './sseKms.ts'

/** Decrypts an object; its data key is gone from memory afterwards. */
export async function openObject(
  context: CallContext,
  bucket: Bucket,
  object: S3Object,
  customerKey?: Bytes,
): Promise<Bytes> {
  const { body, ciphertext, encryption, key } = object
  const subject = objectArn(bucket.name, key)
  if ('keyArn' in encryption) requireSignature(context)
  context.hold({ artifact: ciphertext, blob: body })
  context.hold({ artifact: encryption.wrapped })
  context.record({
    type: 'artifact-fetched',
    place: 's3',
    holder: subject,
    artifacts: [ciphertext, encryption.wrapped],
  })
  const dataKeys = await openKeys(context, bucket, key, encryption, customerKey)
  return useDataKeys(context, dataKeys, () => openLayers(context, dataKeys, subject, { key, body, ciphertext }))
}

/** Takes the layers off a body, the outermost first. */
export async function openLayers(
  context: CallContext,
  dataKeys: readonly DataKey[],
  subject: string,
  { key, body, ciphertext }: { readonly key: string; readonly body: BlobRef; readonly ciphertext: Artifact },
): Promise<Bytes> {
  const { environment } = context
  let outer = { artifact: ciphertext, pieces: environment.blobs.pieces(body) }
  let opened: Bytes | undefined
  for (const [i, dataKey] of dataKeys.toReversed().entries()) {
    opened = await environment.bodies.open(dataKey.bytes, subject, outer.pieces)
    const inner = opened && (await plaintextOf(environment, opened, key, dataKeys.length === 1 ? body : undefined))
    const isPlaintext = i === dataKeys.length - 1
    const artifact =
      opened && inner && !isPlaintext ? artifactOf('ciphertext', blobTail(inner.blob), opened, key) : inner?.artifact
    if (inner && artifact) context.hold({ artifact, blob: inner.blob })
    context.record({
      type: 'crypto-performed',
      place: 's3',
      act: 'decrypt',
      algorithm: 'AES-256-GCM',
      key: { artifact: dataKey.artifact.id },
      uses: [outer.artifact],
      makes: artifact ? [artifact] : [],
      succeeded: opened !== undefined,
    })
    if (!opened || !artifact) break
    outer = { artifact, pieces: [opened] }
  }
  if (!opened) throw internalError()
  return opened
}
