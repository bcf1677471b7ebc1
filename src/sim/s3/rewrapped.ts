// The encryption of an object is changed by wrapping its data key anew; the body stays as it lies on the disk.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html
import { objectArn } from '../arn.ts'
import { fromHex, hexOf, type Bytes } from '../bytes.ts'
import { wrappedArtifact } from '../kms/artifacts.ts'
import { encrypt } from '../kms/operations/encrypt.ts'
import { reEncrypt } from '../kms/operations/reEncrypt.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, ObjectEncryption, S3Object } from '../world.ts'
import { wrapUnderBucketKey } from './bucketKey.ts'
import { useDataKeys } from './dataKey.ts'
import { askingKms } from './kmsFailure.ts'
import { openKeys } from './objectKeys.ts'

export async function rewrapped(
  context: CallContext,
  bucket: Bucket,
  { encryption: old, key }: S3Object,
  keyArn: string,
  bucketKey: boolean,
): Promise<ObjectEncryption> {
  const subject = objectArn(bucket.name, key)
  const encryptionContext = { 'aws:s3:arn': subject }
  const under = (answer: { readonly CiphertextBlob: Bytes; readonly KeyId: string }): ObjectEncryption => ({
    type: 'aws:kms',
    keyArn: answer.KeyId,
    wrappedDataKey: hexOf(answer.CiphertextBlob),
    wrapped: wrappedArtifact(answer.CiphertextBlob),
    encryptionContext,
  })
  // From key to key, the data key need not leave KMS.
  if (old.type === 'aws:kms' && old.bucketKey === undefined && !bucketKey)
    return under(
      await askingKms(
        context.request(reEncrypt, {
          CiphertextBlob: fromHex(old.wrappedDataKey),
          SourceEncryptionContext: old.encryptionContext,
          DestinationKeyId: keyArn,
          DestinationEncryptionContext: encryptionContext,
        }),
      ),
    )
  const dataKeys = await openKeys(context, bucket, key, old)
  return useDataKeys(context, dataKeys, async () => {
    const [dataKey] = dataKeys
    if (!dataKey) throw new Error('Every object has a data key.')
    const choice = { type: 'aws:kms', keyId: keyArn, encryptionContext: {}, bucketKey } as const
    if (bucketKey) return wrapUnderBucketKey(context, bucket, subject, choice, dataKey)
    const asked = { KeyId: keyArn, Plaintext: dataKey.bytes, EncryptionContext: encryptionContext }
    return under(await askingKms(context.request(encrypt, asked)))
  })
}
