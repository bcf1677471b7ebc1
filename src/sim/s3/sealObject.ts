// From a body to what the disk holds.
import { objectArn } from '../arn.ts'
import { artifactOf } from '../artifact.ts'
import type { Bytes } from '../bytes.ts'
import type { BlobRef } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact } from '../trace.ts'
import type { Bucket, ObjectEncryption } from '../world.ts'
import { blobTail, plaintextOf } from './artifacts.ts'
import { useDataKey } from './dataKey.ts'
import type { EncryptionChoice } from './encryptionChoice.ts'
import * as sseKms from './sseKms.ts'
import * as sseS3 from './sseS3.ts'

export interface SealedObject {
  readonly body: BlobRef
  readonly ciphertext: Artifact
  readonly encryption: ObjectEncryption
}

/** Encrypts a body under a fresh data key, which is gone from memory afterwards. */
export async function sealObject(
  context: CallContext,
  bucket: Bucket,
  key: string,
  body: Bytes,
  choice: EncryptionChoice,
): Promise<SealedObject> {
  const { environment } = context
  const subject = objectArn(bucket.name, key)
  const plaintext = await plaintextOf(environment, body, key)
  context.hold(plaintext)
  const { dataKey, encryption } =
    choice.type === 'AES256'
      ? await sseS3.newDataKey(context, subject)
      : await sseKms.newDataKey(context, subject, choice)
  return useDataKey(context, dataKey, async () => {
    const sealed = await environment.bodies.seal(dataKey.bytes, subject, body)
    await environment.turn()
    const blob = await environment.blobs.put(sealed)
    const ciphertext = artifactOf('ciphertext', blobTail(blob), sealed, key)
    context.hold({ artifact: ciphertext, blob })
    context.record({
      type: 'crypto-performed',
      place: 's3',
      act: 'encrypt',
      algorithm: 'AES-256-GCM',
      key: { artifact: dataKey.artifact.id },
      uses: [plaintext.artifact],
      makes: [ciphertext],
      succeeded: true,
    })
    return { body: blob, ciphertext, encryption }
  })
}
