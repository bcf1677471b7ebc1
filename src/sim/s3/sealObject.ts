// From a body to what the disk holds.
import { objectArn } from '../arn.ts'
import { concat, type Bytes } from '../bytes.ts'
import type { BlobRef } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact } from '../trace.ts'
import type { Bucket, ObjectEncryption } from '../world.ts'
import { ciphertextOf, plaintextOf } from './artifacts.ts'
import { useDataKeys, type DataKey } from './dataKey.ts'
import type { EncryptionChoice } from './encryptionChoice.ts'
import { newKeys } from './objectKeys.ts'

export interface SealedBody {
  readonly body: BlobRef
  readonly ciphertext: Artifact
}

/** Encrypts a body under a fresh data key, which is gone from memory afterwards. */
export async function sealObject(
  context: CallContext,
  bucket: Bucket,
  key: string,
  body: Bytes,
  choice: EncryptionChoice,
): Promise<SealedBody & { readonly encryption: ObjectEncryption }> {
  context.hold(await plaintextOf(context.environment, body, key))
  const { dataKeys, encryption } = await newKeys(context, bucket, key, choice)
  const seal = () => sealLayers(context, dataKeys, objectArn(bucket.name, key), key, body)
  return { ...(await useDataKeys(context, dataKeys, seal)), encryption }
}

/** Encrypts a body once under each data key, the first one innermost. `subject` is what the layers are bound to. */
export async function sealLayers(
  context: CallContext,
  dataKeys: readonly DataKey[],
  subject: string,
  key: string,
  body: Bytes,
): Promise<SealedBody> {
  const { environment } = context
  let inner = { ...(await plaintextOf(environment, body, key)), bytes: body }
  for (const [i, dataKey] of dataKeys.entries()) {
    const sealed = await environment.bodies.seal(dataKey.bytes, subject, inner.bytes)
    const outer = await ciphertextOf(environment, sealed, inner.bytes, key)
    context.hold(outer)
    context.record({
      type: 'crypto-performed',
      place: 's3',
      act: 'encrypt',
      algorithm: 'AES-256-GCM',
      key: { artifact: dataKey.artifact.id },
      uses: [inner.artifact],
      makes: [outer.artifact],
      succeeded: true,
    })
    inner = { ...outer, bytes: i < dataKeys.length - 1 ? concat(...sealed) : concat() }
  }
  return { body: inner.blob, ciphertext: inner.artifact }
}
