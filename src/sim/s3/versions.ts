// The versions of a key, newest first. What no version id is named for is the newest one, unless that is a delete marker.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
import { get, remove, set } from '../collections/orderedMap.ts'
import { randomText, type Environment } from '../environment.ts'
import type { Bucket, DeleteMarker, ObjectVersion } from '../world.ts'

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._'
const LENGTH = 32

/** S3 knows the ids that it made; ours end with a check letter. */
export const isVersionId = (id: string): boolean =>
  id === 'null' || (/^[A-Za-z0-9._]{32}$/.test(id) && id.endsWith(checkLetter(id.slice(0, -1))))

const checkLetter = (text: string): string =>
  CHARACTERS[Array.from(text).reduce((sum, char, i) => sum + (i + 1) * CHARACTERS.indexOf(char), 0) % 64] ?? ''

export const isMarker = (version: ObjectVersion): version is DeleteMarker => 'isDeleteMarker' in version

/** As answers name a version. */
export const idOf = ({ versionId }: ObjectVersion): string => versionId ?? 'null'

export function versionsOf({ objects, versions }: Bucket, key: string): readonly ObjectVersion[] {
  const current = get(objects, key)
  return get(versions, key) ?? (current ? [current] : [])
}

/** The id that a new version gets: none where versioning is not on. */
export const newVersionId = (
  { versioning }: Bucket,
  environment: Pick<Environment, 'randomBytes'>,
): { readonly versionId?: string } =>
  versioning === 'Enabled' ? { versionId: withCheck(randomText(environment, LENGTH, CHARACTERS).slice(0, -1)) } : {}

const withCheck = (text: string): string => text + checkLetter(text)

/** The bucket with a new version of a key. A null version takes the place of the null version before it. */
export function withVersion(bucket: Bucket, version: ObjectVersion): Bucket {
  const { key, versionId } = version
  const older = versionsOf(bucket, key)
  const kept = versionId === undefined ? older.filter((one) => one.versionId !== undefined) : older
  return withVersions(bucket, key, [version, ...kept])
}

export const withoutVersion = (bucket: Bucket, { key, versionId }: ObjectVersion): Bucket =>
  withVersions(
    bucket,
    key,
    versionsOf(bucket, key).filter((one) => one.versionId !== versionId),
  )

/** The bucket in which one version is replaced by what has its id. */
export const withEdited = (bucket: Bucket, edited: ObjectVersion): Bucket =>
  withVersions(
    bucket,
    edited.key,
    versionsOf(bucket, edited.key).map((one) => (one.versionId === edited.versionId ? edited : one)),
  )

function withVersions(bucket: Bucket, key: string, all: readonly ObjectVersion[]): Bucket {
  const [newest] = all
  // A bucket that never kept versions has its objects and nothing else.
  const isPlain = bucket.versioning === null && !get(bucket.versions, key)
  return {
    ...bucket,
    objects: newest && !isMarker(newest) ? set(bucket.objects, key, newest) : remove(bucket.objects, key),
    versions: newest && !isPlain ? set(bucket.versions, key, all) : remove(bucket.versions, key),
  }
}
