// A version of an object by its id, or the one that is seen without an id.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/RetrievingObjectVersions.html
import { get } from '../collections/orderedMap.ts'
import { AwsError, withHeaders, type ErrorData } from '../errors.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, DeleteMarker, ObjectVersion, S3Object } from '../world.ts'
import { invalidArgument } from './errors.ts'
import { methodNotAllowed, noSuchVersion } from './objectErrors.ts'
import { findObject } from './findObject.ts'
import { idOf, isMarker, isVersionId, versionsOf } from './versions.ts'

const invalidVersionId = (id: string): AwsError => invalidArgument('Invalid version id specified', 'versionId', id)

/** With a bucket: one that never kept versions knows no ids. */
export function requireVersionId(id: string | undefined, bucket?: Bucket): void {
  if (id !== undefined && (!isVersionId(id) || (bucket?.versioning === null && id !== 'null')))
    throw invalidVersionId(id)
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
const markerHeaders = (marker: DeleteMarker): NonNullable<ErrorData['headers']> => [
  ['x-amz-version-id', idOf(marker)],
  ['x-amz-delete-marker', 'true'],
]

/** What a name means, if anything; a delete marker only when its id is named. */
export function versionIfAny(bucket: Bucket, key: string, versionId: string | undefined): ObjectVersion | undefined {
  if (versionId === undefined) return get(bucket.objects, key)
  return versionsOf(bucket, key).find((one) => idOf(one) === versionId)
}

/** `method` is that of the request, which a delete marker is no answer to. */
export function findVersion(
  context: CallContext,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE' = 'GET',
  /** What a delete marker that hides the object is: no object, or something that the request cannot be about. */
  hidden: 'nothing' | 'marker' = 'nothing',
): S3Object {
  if (versionId === undefined) {
    const [newest] = versionsOf(bucket, key)
    if (!newest || !isMarker(newest)) return findObject(context, bucket, key)
    if (hidden === 'marker') throw withHeaders(methodNotAllowed(method, 'DeleteMarker'), markerHeaders(newest))
    try {
      return findObject(context, bucket, key)
    } catch (error) {
      throw error instanceof AwsError && error.data.status === 404 ? withHeaders(error, markerHeaders(newest)) : error
    }
  }
  requireVersionId(versionId, bucket)
  const found = versionIfAny(bucket, key, versionId)
  if (!found) throw noSuchVersion(key, versionId)
  if (isMarker(found))
    throw withHeaders(methodNotAllowed(method, 'DeleteMarker'), [
      ['allow', 'DELETE'],
      ['last-modified', new Date(found.lastModified).toUTCString()],
      ...markerHeaders(found),
    ])
  return found
}
