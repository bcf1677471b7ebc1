// Data keys of the encryption types that are not the everyday ones: Bucket Keys, two layers, the customer's own key.
import type { Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, ObjectEncryption } from '../world.ts'
import { newKeyUnderBucketKey, openKeyUnderBucketKey } from './bucketKey.ts'
import { newKeyOfCustomer, openKeyOfCustomer } from './customerKey.ts'
import type { DataKey } from './dataKey.ts'
import type { EncryptionChoice } from './encryptionChoice.ts'
import type { NewKeys } from './objectKeys.ts'
import * as sseKms from './sseKms.ts'
import * as sseS3 from './sseS3.ts'

export async function newSpecialKeys(
  context: CallContext,
  bucket: Bucket,
  subject: string,
  choice: EncryptionChoice,
): Promise<NewKeys> {
  if (choice.type === 'SSE-C') return newKeyOfCustomer(context, subject, choice.customerKey)
  if (choice.type === 'aws:kms') return newKeyUnderBucketKey(context, bucket, subject, choice)
  if (choice.type === 'AES256') throw new Error('SSE-S3 is an everyday encryption type.')
  const inner = await sseKms.newDataKey(context, subject, choice)
  const outer = await sseS3.newDataKey(context, subject)
  return {
    dataKeys: [inner.dataKey, outer.dataKey],
    encryption: { ...inner.encryption, type: 'aws:kms:dsse', outer: outer.encryption },
  }
}

export async function openSpecialKeys(
  context: CallContext,
  bucket: Bucket,
  subject: string,
  encryption: ObjectEncryption,
  customerKey: Bytes | undefined,
): Promise<readonly DataKey[]> {
  switch (encryption.type) {
    case 'AES256':
      return [await sseS3.openDataKey(context, subject, encryption)]
    case 'SSE-C':
      return [await openKeyOfCustomer(context, subject, encryption, customerKey)]
    case 'aws:kms':
      return [await openKeyUnderBucketKey(context, bucket, subject, encryption)]
    case 'aws:kms:dsse': {
      const inner = await sseKms.openDataKey(context, encryption)
      return [inner, await sseS3.openDataKey(context, subject, encryption.outer)]
    }
  }
}
