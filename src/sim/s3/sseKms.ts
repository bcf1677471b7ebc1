// SSE-KMS: S3 asks KMS, in the caller's name, for a data key and later to unwrap it.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
import { aliasArn } from '../arn.ts'
import { fromHex, hexOf } from '../bytes.ts'
import { dataKeyArtifact, wrappedArtifact } from '../kms/artifacts.ts'
import { awsManagedKey } from '../kms/awsManagedKey.ts'
import { decrypt } from '../kms/operations/decrypt.ts'
import { generateDataKey } from '../kms/operations/generateDataKey.ts'
import type { CallContext } from '../operation.ts'
import type { ObjectEncryption } from '../world.ts'
import type { DataKey } from './dataKey.ts'
import type { EncryptionChoice } from './encryptionChoice.ts'
import { invalidArgument } from './errors.ts'
import { askingKms } from './kmsFailure.ts'

const MANAGED = 'alias/aws/s3'

type Choice = Extract<EncryptionChoice, { bucketKey: boolean }>
type Wrapped = Extract<ObjectEncryption, { type: 'aws:kms' }>
type Openable = Pick<Wrapped, 'wrappedDataKey' | 'encryptionContext'>

/** Has KMS make a data key for the object with the ARN `subject`. */
export async function newDataKey(
  context: CallContext,
  subject: string,
  choice: Choice,
): Promise<{ readonly dataKey: DataKey; readonly encryption: Wrapped }> {
  requireSignature(context)
  const encryptionContext = { ...choice.encryptionContext, 'aws:s3:arn': subject }
  const keyId = await keyIdFor(context, choice.keyId)
  const { CiphertextBlob, Plaintext, KeyId } = await askingKms(
    context.request(generateDataKey, { KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: encryptionContext }),
  )
  const wrapped = wrappedArtifact(CiphertextBlob)
  return {
    dataKey: { artifact: dataKeyArtifact(CiphertextBlob, Plaintext), bytes: Plaintext },
    encryption: { type: 'aws:kms', keyArn: KeyId, wrappedDataKey: hexOf(CiphertextBlob), wrapped, encryptionContext },
  }
}

/** S3's AWS managed key is made when it is first needed, by whichever of its names. */
export async function keyIdFor(context: CallContext, keyId = MANAGED): Promise<string> {
  const isManaged = keyId === MANAGED || keyId === aliasArn(context.region, context.accountId, MANAGED)
  return isManaged ? (await awsManagedKey(context, MANAGED)).arn : keyId
}

/** Has KMS unwrap the data key of an object. */
export async function openDataKey(context: CallContext, encryption: Openable): Promise<DataKey> {
  const CiphertextBlob = fromHex(encryption.wrappedDataKey)
  const { Plaintext } = await askingKms(
    context.request(decrypt, { CiphertextBlob, EncryptionContext: encryption.encryptionContext }),
  )
  return { artifact: dataKeyArtifact(CiphertextBlob, Plaintext), bytes: Plaintext }
}

/** KMS hears nobody without a signature that it knows, so S3 does not even ask. */
export function requireSignature({ caller, client }: Pick<CallContext, 'caller' | 'client'>): void {
  if (caller.type === 'Anonymous' || client.presigned?.version === 2)
    throw invalidArgument(
      'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
      'Authorization',
      'null',
    )
}
