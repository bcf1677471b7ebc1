// From what the disk holds back to the body.
import { objectArn } from '../arn.ts'
import type { Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, S3Object } from '../world.ts'
import { plaintextOf } from './artifacts.ts'
import { useDataKey } from './dataKey.ts'
import { internalError } from './errors.ts'
import * as sseKms from './sseKms.ts'
import * as sseS3 from './sseS3.ts'

/** Decrypts an object; its data key is gone from memory afterwards. */
export async function openObject(context: CallContext, bucket: Bucket, object: S3Object): Promise<Bytes> {
  const { body: blob, ciphertext, encryption, key } = object
  const subject = objectArn(bucket.name, key)
  if (encryption.type === 'aws:kms') sseKms.requireSignature(context)
  context.hold({ artifact: ciphertext, blob })
  context.hold({ artifact: encryption.wrapped })
  context.record({
    type: 'artifact-fetched',
    place: 's3',
    holder: subject,
    artifacts: [ciphertext, encryption.wrapped],
  })
  const dataKey =
    encryption.type === 'AES256'
      ? await sseS3.openDataKey(context, subject, encryption)
      : await sseKms.openDataKey(context, encryption)
  return useDataKey(context, dataKey, async () => {
    const { environment } = context
    const body = await environment.bodies.open(dataKey.bytes, subject, environment.blobs.get(blob))
    const plaintext = body && (await plaintextOf(environment, body, key))
    if (plaintext) context.hold(plaintext)
    context.record({
      type: 'crypto-performed',
      place: 's3',
      act: 'decrypt',
      algorithm: 'AES-256-GCM',
      key: { artifact: dataKey.artifact.id },
      uses: [ciphertext],
      makes: plaintext ? [plaintext.artifact] : [],
      succeeded: plaintext !== undefined,
    })
    if (!body) throw internalError()
    return body
  })
}
