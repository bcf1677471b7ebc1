// What GetObject and HeadObject share: which version, under which conditions, which part of it, and what is said of it.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import type { Permission } from '../iam/permission.ts'
import type { CallContext, CallFacts } from '../operation.ts'
import type { TypedMembers } from '../shape.ts'
import type { Bucket, Checksum, S3Object, World } from '../world.ts'
import { checksumMembers } from './checksum.ts'
import { requireRead } from './conditions.ts'
import { describeObject } from './describeObject.ts'
import { invalidRequest } from './errors.ts'
import { findBucket } from './findBucket.ts'
import { findVersion, requireVersionId, versionIfAny } from './findVersion.ts'
import type { READ } from './objectMembers.ts'
import { objectPermission } from './permission.ts'
import { sectionOf, type Section } from './range.ts'
import { existingTagKeys } from './tags.ts'
import { isMarker } from './versions.ts'

type Read = TypedMembers<typeof READ>

export function readPermissions(world: World, input: Read, call: CallFacts): readonly Permission[] {
  const bucket = findBucket(world, input, call)
  requireVersionId(input.VersionId)
  if (call.caller.type === 'Anonymous' && Object.keys(overrides(input)).length)
    throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.')
  return [versionPermission(bucket, input, 'GetObject')]
}

/** The permission for an object, or for the version of it that is named. */
export function versionPermission(
  bucket: Bucket,
  { Key, VersionId }: { readonly Key: string; readonly VersionId?: string },
  name:
    | 'GetObject'
    | 'GetObjectTagging'
    | 'PutObjectTagging'
    | 'DeleteObjectTagging'
    | 'GetObjectAcl'
    | 'PutObjectAcl'
    | 'GetObjectAttributes',
): Permission {
  const object = versionIfAny(bucket, Key, VersionId)
  const tags = object && !isMarker(object) ? object.tags : undefined
  const action = VersionId === undefined ? name : name.replace('Object', 'ObjectVersion')
  return objectPermission(bucket, Key, `s3:${action}`, {
    ...(VersionId !== undefined && { 's3:VersionId': VersionId }),
    ...existingTagKeys(tags),
  })
}

export interface Found {
  readonly bucket: Bucket
  readonly object: S3Object
  /** Undefined for all of it. */
  readonly section: Section | undefined
}

export function findToRead(context: CallContext, input: Read, method: 'GET' | 'HEAD'): Found {
  const bucket = findBucket(context.world, input.Bucket)
  const object = findVersion(context, bucket, input.Key, input.VersionId, method)
  requireRead(input, object, context.now)
  return { bucket, object, section: sectionOf(input, object) }
}

export function answerOf({ bucket, object, section }: Found, input: Read) {
  const { checksum, parts, tags } = object
  return {
    ...describeObject(bucket, object, input),
    ...overrides(input),
    ...(section && {
      ContentLength: section.end - section.start,
      ContentRange: `bytes ${section.start}-${section.end - 1}/${object.size}`,
    }),
    ...(input.PartNumber !== undefined && parts && { PartsCount: parts.length }),
    ...(tags && { TagCount: tags.length }),
    ...(input.ChecksumMode && checksumMembers(section ? checksumOfSection(object, section, input) : checksum)),
  }
}

/** A checksum is of the whole, or of one part of a checksum of checksums. */
function checksumOfSection(
  { checksum, parts, size }: S3Object,
  { start, end }: Section,
  { PartNumber }: Read,
): Checksum | undefined {
  if (PartNumber === undefined) return start === 0 && end === size ? checksum : undefined
  if (!parts || parts.length === 1)
    return parts?.[0]?.checksum && checksum ? { ...parts[0].checksum, type: checksum.type } : checksum
  const own = checksum?.type === 'COMPOSITE' ? parts[PartNumber - 1]?.checksum : undefined
  return own && { ...own, type: 'COMPOSITE' }
}

function overrides(input: Read) {
  return {
    ...(input.ResponseCacheControl !== undefined && { CacheControl: input.ResponseCacheControl }),
    ...(input.ResponseContentDisposition !== undefined && { ContentDisposition: input.ResponseContentDisposition }),
    ...(input.ResponseContentEncoding !== undefined && { ContentEncoding: input.ResponseContentEncoding }),
    ...(input.ResponseContentLanguage !== undefined && { ContentLanguage: input.ResponseContentLanguage }),
    ...(input.ResponseContentType !== undefined && { ContentType: input.ResponseContentType }),
    ...(input.ResponseExpires !== undefined && { Expires: new Date(input.ResponseExpires * 1000).toUTCString() }),
  }
}
