// What deleting does: with a version id the version is gone for good; without one, a bucket that keeps versions gets a marker.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
import { objectArn } from '../arn.ts'
import type { Permission } from '../iam/permission.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, DeleteMarker } from '../world.ts'
import { changeBucket } from './changeBucket.ts'
import { invalidArgument } from './errors.ts'
import { findBucket } from './findBucket.ts'
import { objectPermission } from './permission.ts'
import { overtaken } from './uploads.ts'
import { idOf, isMarker, newVersionId, versionsOf, withoutVersion, withVersion } from './versions.ts'

interface Named {
  readonly Key: string
  readonly VersionId?: string
}

export const deletePermission = (bucket: Bucket, { Key, VersionId }: Named): Permission =>
  VersionId === undefined
    ? objectPermission(bucket, Key, 's3:DeleteObject')
    : objectPermission(bucket, Key, 's3:DeleteObjectVersion', { 's3:VersionId': VersionId })

/** No bucket here has Object Lock. */
export function requireNoBypass({ BypassGovernanceRetention }: { readonly BypassGovernanceRetention?: boolean }): void {
  if (BypassGovernanceRetention !== undefined)
    throw invalidArgument(
      'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
      'x-amz-bypass-governance-retention',
    )
}

/** The answer's members. It is the same whether there was something to delete or not. */
export function deleteVersion(
  context: CallContext,
  name: string,
  { Key, VersionId }: Named,
): { readonly DeleteMarker?: true; readonly VersionId?: string } {
  const bucket = findBucket(context.world, name)
  if (bucket.uploads)
    context.change(changeBucket(name, (current) => ({ ...current, uploads: overtaken(current.uploads, Key) })))
  const subject = objectArn(name, Key)
  if (VersionId === undefined && bucket.versioning !== null) {
    const marker: DeleteMarker = {
      key: Key,
      ...newVersionId(bucket, context.environment),
      lastModified: context.now,
      isDeleteMarker: true,
    }
    context.change(changeBucket(name, (current) => withVersion(current, marker)))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject,
      change: { type: 'created', what: 'delete marker' },
    })
    return { DeleteMarker: true, VersionId: idOf(marker) }
  }
  const found = versionsOf(bucket, Key).find((one) => VersionId === undefined || idOf(one) === VersionId)
  if (found) {
    context.change(changeBucket(name, (current) => withoutVersion(current, found)))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject,
      change: { type: 'deleted', what: isMarker(found) ? 'delete marker' : 'object' },
    })
  }
  return {
    ...(found && isMarker(found) && { DeleteMarker: true }),
    ...(VersionId !== undefined && { VersionId }),
  }
}
