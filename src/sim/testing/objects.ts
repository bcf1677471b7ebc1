// Buckets and objects for tests, in every way in which S3 can encrypt them.
import { base64Of, type Bytes } from '../bytes.ts'
import { get } from '../collections/orderedMap.ts'
import type { Outcome } from '../gateway.ts'
import type { Bucket, S3Object } from '../world.ts'
import { root, type Simulation } from './world.ts'

/** The members that bring a customer's key of 32 bytes. */
export const customerKey = (which: 'own' | 'other' = 'own') => ({
  SSECustomerAlgorithm: 'AES256',
  SSECustomerKey: base64Of(new Uint8Array(32).fill(which === 'own' ? 7 : 8)),
  // openssl dgst -md5 -binary | base64
  SSECustomerKeyMD5: which === 'own' ? 'y4HAEFCYWuvAXWFTtA1Qpg==' : 'ry9sFyn8WYF9Mz2zWfMQhQ==',
})

/** How a write asks for each kind of encryption, and what a read of the object then needs. */
export const encryptions = (keyArn: string) => [
  { name: 'SSE-S3', write: { ServerSideEncryption: 'AES256' }, read: {} },
  { name: 'SSE-KMS with aws/s3', write: { ServerSideEncryption: 'aws:kms' }, read: {} },
  { name: 'SSE-KMS', write: { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn }, read: {} },
  {
    name: 'SSE-KMS with a Bucket Key',
    write: { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn, BucketKeyEnabled: true },
    read: {},
  },
  { name: 'DSSE-KMS', write: { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: keyArn }, read: {} },
  { name: 'SSE-C', write: customerKey(), read: customerKey() },
]

export async function createBucket(
  aws: Simulation,
  name: string,
  settings: { versioning?: string } = {},
): Promise<void> {
  await aws.answer(root, 's3:CreateBucket', { Bucket: name })
  if (settings.versioning !== undefined)
    await aws.answer(root, 's3:PutBucketVersioning', {
      Bucket: name,
      VersioningConfiguration: { Status: settings.versioning },
    })
}

/** The default encryption of the bucket; SSE-C is not blocked. */
export const setEncryption = (
  aws: Simulation,
  Bucket: string,
  rule: object = { SSEAlgorithm: 'AES256' },
  more: object = {},
) =>
  aws.answer(root, 's3:PutBucketEncryption', {
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: rule,
          BlockedEncryptionTypes: { EncryptionType: ['NONE'] },
          ...more,
        },
      ],
    },
  })

export function bucketOf({ world }: Pick<Simulation, 'world'>, name: string): Bucket {
  const bucket = get(world.s3.buckets, name)
  if (!bucket) throw new Error(`There is no bucket ${name}.`)
  return bucket
}

export function objectOf(aws: Pick<Simulation, 'world'>, name: string, key: string): S3Object {
  const object = get(bucketOf(aws, name).objects, key)
  if (!object) throw new Error(`There is no object ${key}.`)
  return object
}

/** The calls to KMS inside a request. */
export const callsToKms = ({ trace }: Outcome): readonly string[] =>
  trace.flatMap(({ call, step }) => (call.place === 'kms' && step.type === 'request-sent' ? [call.operation] : []))

export interface Answer {
  readonly ETag: string
  readonly Body: Bytes
  readonly VersionId: string
}
