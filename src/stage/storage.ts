// What Amazon S3 holds: the bucket of the map, and the object that a story is about.
import {
  entries,
  get,
  sizeOf,
  type Artifact,
  type BlobRef,
  type Bucket,
  type S3Object,
  type World,
} from '../sim/index.ts'
import { markOf, type KeyMark } from './keys.ts'
import { fileName, keyName } from './naming.ts'

export interface BucketView {
  readonly name: string
  readonly objects: number
  readonly encryption: Encryption
  readonly hasPolicy: boolean
  readonly blocksPublicAccess: boolean
}

export type Encryption = 'SSE-S3' | 'SSE-KMS'

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
}

export function bucketView(world: World, name: string): BucketView | null {
  const bucket = get(world.s3.buckets, name)
  return bucket === undefined
    ? null
    : {
        name,
        objects: sizeOf(bucket.objects),
        encryption: bucket.encryption.SSEAlgorithm === 'aws:kms' ? 'SSE-KMS' : 'SSE-S3',
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
  const keyArn = encryption.type === 'aws:kms' ? encryption.keyArn : null
  return {
    bucket: bucketName,
    key: object.key,
    name: fileName(object.key),
    size: object.size,
    contentType: object.contentType,
    encryption: keyArn === null ? 'SSE-S3' : 'SSE-KMS',
    ciphertext: object.ciphertext,
    body: object.body,
    wrapped: encryption.wrapped,
    sealedBy: keyArn === null ? 'a key of S3' : keyName(world, keyArn),
    mark: keyArn === null ? null : markOf(keyArn),
  }
}

function newest(bucket: Bucket): S3Object | undefined {
  let found: S3Object | undefined
  for (const [, object] of entries(bucket.objects))
    if (!found || object.lastModified >= found.lastModified) found = object
  return found
}
