// The data keys of an object, innermost layer first: made for a write, opened for a read.
import { objectArn } from '../arn.ts'
import type { Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, ObjectEncryption } from '../world.ts'
import type { DataKey } from './dataKey.ts'
import type { EncryptionChoice } from './encryptionChoice.ts'
import * as sseKms from './sseKms.ts'
import * as sseS3 from './sseS3.ts'

export interface NewKeys {
  readonly dataKeys: readonly DataKey[]
  readonly encryption: ObjectEncryption
}

export async function newKeys(
  context: CallContext,
  bucket: Bucket,
  key: string,
  choice: EncryptionChoice,
): Promise<NewKeys> {
  const subject = objectArn(bucket.name, key)
  if (choice.type === 'AES256' || (choice.type === 'aws:kms' && !choice.bucketKey)) {
    const { dataKey, encryption } =
      choice.type === 'AES256'
        ? await sseS3.newDataKey(context, subject)
        : await sseKms.newDataKey(context, subject, choice)
    return { dataKeys: [dataKey], encryption }
  }
  return (await import('./specialKeys.ts')).newSpecialKeys(context, bucket, subject, choice)
}

/** `customerKey` is what the request brought to open an object of SSE-C. */
export async function openKeys(
  context: CallContext,
  bucket: Bucket,
  key: string,
  encryption: ObjectEncryption,
  customerKey?: Bytes,
): Promise<readonly DataKey[]> {
  const subject = objectArn(bucket.name, key)
  if (encryption.type === 'AES256') return [await sseS3.openDataKey(context, subject, encryption)]
  if (encryption.type === 'aws:kms' && encryption.bucketKey === undefined)
    return [await sseKms.openDataKey(context, encryption)]
  return (await import('./specialKeys.ts')).openSpecialKeys(context, bucket, subject, encryption, customerKey)
}
