// The end of every write: a sealed body becomes the newest version of its key.
import { objectArn } from '../arn.ts'
import { hexOf, type Bytes } from '../bytes.ts'
import { md5Hex } from '../crypto/md5.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, ObjectEncryption, S3Object } from '../world.ts'
import { changeBucket } from './changeBucket.ts'
import { newVersionId, withVersion } from './versions.ts'

/** The digest of a plaintext would say something about it, so only SSE-S3 has it for an ETag. */
export const etagHash = (
  { environment }: CallContext,
  { type }: Pick<ObjectEncryption, 'type'>,
  body: Bytes,
): Promise<string> | string => (type === 'AES256' ? md5Hex(body, environment) : hexOf(environment.randomBytes(16)))

export function keepObject(
  context: CallContext,
  bucket: Bucket,
  draft: Omit<S3Object, 'versionId' | 'lastModified' | 'access'>,
  access: Pick<S3Object, 'access'>,
): S3Object {
  const object: S3Object = {
    ...draft,
    ...access,
    ...newVersionId(bucket, context.environment),
    lastModified: context.now,
  }
  context.change(changeBucket(bucket.name, (current) => withVersion(current, object)))
  context.record({
    type: 'artifact-stored',
    place: 's3',
    holder: objectArn(bucket.name, object.key),
    artifacts: [object.ciphertext, object.encryption.wrapped],
  })
  return object
}
