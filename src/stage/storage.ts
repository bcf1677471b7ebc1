// What Amazon S3 holds: the bucket of the map, and the object that a story is about.
import {
  entries,
  get,
  sizeOf,
  type Artifact,
  type BlobRef,
  type Bucket,
  type EncryptionRule,
  type ObjectEncryption,
  type S3Object,
  type World,
} from '../sim/index.ts'
import { markOf, type KeyMark } from './keys.ts'
import { fileName, keyName, keyNamed } from './naming.ts'

export interface BucketView {
  readonly name: string
  readonly objects: number
  readonly encryption: Encryption
  readonly hasPolicy: boolean
  readonly blocksPublicAccess: boolean
}

const names = { AES256: 'SSE-S3', 'aws:kms': 'SSE-KMS', 'aws:kms:dsse': 'DSSE-KMS', 'SSE-C': 'SSE-C' } as const

export type Encryption = (typeof names)[ObjectEncryption['type']]

/** An object lies on disk as two things side by side: its ciphertext and its wrapped data key. */
export interface ObjectView {
  readonly bucket: string
  readonly key: string
  /** The last part of the key. */
  readonly name: string
  readonly size: number
  readonly contentType: string
  readonly encryption: Encryption
  readonly ciphertext: Artifact
  /** What the disk holds. */
  readonly body: BlobRef
  readonly wrapped: Artifact
  /** Who closed the seal: `alias/pictures`, or a key of S3's own. */
  readonly sealedBy: string
  readonly mark: KeyMark | null
  /** What a write that asks for nothing would get in this bucket now, where that is something else. */
  readonly newOnes: string | null
}

export function bucketView(world: World, name: string): BucketView | null {
  const bucket = get(world.s3.buckets, name)
  return bucket === undefined
    ? null
    : {
        name,
        objects: sizeOf(bucket.objects),
        encryption: names[bucket.encryption.SSEAlgorithm],
        hasPolicy: bucket.policy !== null,
        blocksPublicAccess: bucket.publicAccessBlock !== null && Object.values(bucket.publicAccessBlock).some(Boolean),
      }
}

/** The object with this key; without one, the newest. */
export function objectView(world: World, bucketName: string, key?: string): ObjectView | null {
  const bucket = get(world.s3.buckets, bucketName)
  const object = bucket && (key === undefined ? newest(bucket) : get(bucket.objects, key))
  if (!object) return null
  const { encryption } = object
  return {
    bucket: bucketName,
    key: object.key,
    name: fileName(object.key),
    size: object.size,
    contentType: object.contentType,
    encryption: encryptionOf(object),
    ciphertext: object.ciphertext,
    body: object.body,
    wrapped: encryption.wrapped,
    sealedBy: sealedBy(world, encryption),
    mark: 'keyArn' in encryption ? markOf(encryption.keyArn) : null,
    newOnes: newOnes(world, bucket, encryption),
  }
}

export const encryptionOf = ({ encryption }: Pick<S3Object, 'encryption'>): Encryption => names[encryption.type]

function sealedBy(world: World, encryption: ObjectEncryption): string {
  if (encryption.type === 'SSE-C') return 'the client’s key; S3 keeps none of it'
  return 'keyArn' in encryption
    ? sealer(encryption.type, keyName(world, encryption.keyArn), 'bucketKey' in encryption)
    : OWN
}

const OWN = 'a key of S3'

const sealer = (type: EncryptionRule['SSEAlgorithm'], key: string, bucketKey: boolean): string =>
  type === 'AES256' ? OWN : type === 'aws:kms' ? (bucketKey ? `${key}, Bucket Key` : key) : `${key} and ${OWN}`

/** A new default changes nothing that lies there already. */
export function newOnes(world: World, bucket: Bucket, encryption: ObjectEncryption): string | null {
  const { BucketKeyEnabled, KMSMasterKeyID = 'alias/aws/s3', SSEAlgorithm } = bucket.encryption
  const arn = keyNamed(world, KMSMasterKeyID)
  const by = sealer(SSEAlgorithm, arn === undefined ? KMSMasterKeyID : keyName(world, arn), BucketKeyEnabled)
  return SSEAlgorithm === encryption.type && by === sealedBy(world, encryption)
    ? null
    : `${names[SSEAlgorithm]} · ${by}`
}

function newest(bucket: Bucket): S3Object | undefined {
  let found: S3Object | undefined
  for (const [, object] of entries(bucket.objects))
    if (!found || object.lastModified >= found.lastModified) found = object
  return found
}
