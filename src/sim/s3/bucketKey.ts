// S3 Bucket Keys: KMS makes one key for a bucket, S3 keeps it for a while and wraps objects' data keys with it, so KMS is asked
// once for many objects. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
import { fromHex, hexOf, utf8, type Bytes } from '../bytes.ts'
import { get, set } from '../collections/orderedMap.ts'
import { dataKeyArtifact } from '../kms/artifacts.ts'
import { decrypt } from '../kms/operations/decrypt.ts'
import { generateDataKey } from '../kms/operations/generateDataKey.ts'
import type { Caller } from '../iam/caller.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, CachedBucketKey, ObjectEncryption, World } from '../world.ts'
import { useDataKeys, type DataKey } from './dataKey.ts'
import type { EncryptionChoice } from './encryptionChoice.ts'
import { askingKms } from './kmsFailure.ts'
import type { NewKeys } from './objectKeys.ts'
import { keyIdFor, requireSignature } from './sseKms.ts'
import { hsmKey, newWrappedKey, unwrapKey, wrapKey } from './wrapDataKey.ts'

/** In milliseconds. AWS does not publish how long S3 keeps a Bucket Key; this is ours. */
export const BUCKET_KEY_LIFETIME = 5 * 60_000

type Choice = Extract<EncryptionChoice, { bucketKey: boolean }>
type Wrapped = Extract<ObjectEncryption, { type: 'aws:kms' }>

export async function newKeyUnderBucketKey(
  context: CallContext,
  bucket: Bucket,
  subject: string,
  choice: Choice,
): Promise<NewKeys> {
  const { blob, encryptionContext, keyArn, wrappingKey } = await bucketKeyToWrite(context, bucket, choice)
  const { dataKey, wrapped } = await newWrappedKey(context, subject, wrappingKey)
  return {
    dataKeys: [dataKey],
    encryption: { type: 'aws:kms', keyArn, ...wrapped, encryptionContext, bucketKey: blob },
  }
}

/** Wraps the data key that an object has already. */
export async function wrapUnderBucketKey(
  context: CallContext,
  bucket: Bucket,
  subject: string,
  choice: Choice,
  dataKey: DataKey,
): Promise<ObjectEncryption> {
  const { blob, encryptionContext, keyArn, wrappingKey } = await bucketKeyToWrite(context, bucket, choice)
  const wrapped = await wrapKey(context, subject, wrappingKey, dataKey)
  return { type: 'aws:kms', keyArn, ...wrapped, encryptionContext, bucketKey: blob }
}

async function bucketKeyToWrite(context: CallContext, bucket: Bucket, choice: Choice) {
  requireSignature(context)
  const encryptionContext = { ...choice.encryptionContext, 'aws:s3:arn': bucket.arn }
  const KeyId = await keyIdFor(context, choice.keyId)
  const entry = await entryName(context, bucket, 'write', [KeyId, JSON.stringify(encryptionContext)])
  const bucketKey =
    cached(context, entry) ??
    (await fetched(context, entry, async () => {
      const answer = await askingKms(
        context.request(generateDataKey, { KeyId, KeySpec: 'AES_256', EncryptionContext: encryptionContext }),
      )
      return { keyArn: answer.KeyId, blob: answer.CiphertextBlob, plaintext: answer.Plaintext }
    }))
  return { ...bucketKey, encryptionContext, wrappingKey: hsmKey(context, NAME, bucketKey.materialId) }
}

export async function openKeyUnderBucketKey(
  context: CallContext,
  bucket: Bucket,
  subject: string,
  encryption: Wrapped,
): Promise<DataKey> {
  const blob = encryption.bucketKey ?? ''
  const entry = await entryName(context, bucket, 'read', [blob])
  const known =
    cached(context, entry) ??
    (await fetched(context, entry, async () => {
      const CiphertextBlob = fromHex(blob)
      const EncryptionContext = encryption.encryptionContext
      const answer = await askingKms(context.request(decrypt, { CiphertextBlob, EncryptionContext }))
      return { keyArn: answer.KeyId, blob: CiphertextBlob, plaintext: answer.Plaintext }
    }))
  return unwrapKey(context, subject, hsmKey(context, NAME, known.materialId), encryption)
}

const NAME = 's3-bucket-key'

const cached = ({ environment, now, world }: CallContext, entry: string): CachedBucketKey | undefined => {
  const found = get(world.s3.bucketKeys, entry)
  return found && found.expires > now && environment.hsm.holds(found.materialId) ? found : undefined
}

async function fetched(
  context: CallContext,
  entry: string,
  ask: () => Promise<{ readonly keyArn: string; readonly blob: Bytes; readonly plaintext: Bytes }>,
): Promise<CachedBucketKey> {
  const { keyArn, blob, plaintext } = await ask()
  const key = { artifact: dataKeyArtifact(blob, plaintext), bytes: plaintext }
  const materialId = await useDataKeys(context, [key], () => context.environment.hsm.keep('s3-bucket-key', plaintext))
  const kept = { keyArn, blob: hexOf(blob), materialId, expires: context.now + BUCKET_KEY_LIFETIME }
  context.change((world) => ({
    ...world,
    s3: { ...world.s3, bucketKeys: set(world.s3.bucketKeys, entry, kept) },
  }))
  return kept
}

// One requester's Bucket Key serves nobody else. All sessions of a role are one requester, as long as no session policy
// narrows one of them.
async function entryName(
  { caller, environment, world }: CallContext,
  bucket: Bucket,
  direction: 'read' | 'write',
  rest: readonly string[],
): Promise<string> {
  const digest = await environment.digests.sha256(utf8(JSON.stringify([requesterOf(world, caller), ...rest])))
  return `${bucket.name} ${direction} ${hexOf(digest)}`
}

function requesterOf(world: World, caller: Caller): readonly unknown[] {
  if (caller.type === 'Anonymous') return []
  if (caller.type === 'Service') return [caller.service, caller.sourceArn]
  const session = get(world.sts.sessions, caller.accessKeyId)
  const policies = session && session.type !== 'user' ? [session.sessionPolicy, session.sessionPolicyArns] : []
  return [caller.type === 'AssumedRole' ? caller.roleArn : caller.arn, ...policies]
}
