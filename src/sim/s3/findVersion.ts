// A version of an object by its id, or the one that is seen without an id.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/RetrievingObjectVersions.html
import { get } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, ObjectVersion, S3Object } from '../world.ts'
import { invalidArgument } from './errors.ts'
import { methodNotAllowed, noSuchVersion } from './objectErrors.ts'
import { findObject } from './findObject.ts'
import { idOf, isMarker, isVersionId, versionsOf } from './versions.ts'

export function requireVersionId(id: string | undefined): void {
  if (id !== undefined && !isVersionId(id)) throw invalidArgument('Invalid version id specified', 'versionId', id)
}

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
): S3Object {
  if (versionId === undefined) return findObject(context, bucket, key)
  const found = versionIfAny(bucket, key, versionId)
  if (!found) throw noSuchVersion(key, versionId)
  if (isMarker(found)) throw methodNotAllowed(method, 'DeleteMarker')
  return found
}
