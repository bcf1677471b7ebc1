// What a copy copies: the source that a request names, and whether it may be read under the request's conditions.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import type { Permission } from '../iam/permission.ts'
import type { CallContext, CallFacts } from '../operation.ts'
import { optional, required, string, timestamp } from '../shape.ts'
import type { Bucket, S3Object, World } from '../world.ts'
import { objectResources } from './audit.ts'
import type { CustomerKeyHeaders } from './customerKey.ts'
import { isNamed, isUnchangedSince } from './conditions.ts'
import { invalidArgument, invalidRequest } from './errors.ts'
import { findBucket } from './findBucket.ts'
import { findVersion, requireVersionId, versionIfAny } from './findVersion.ts'
import { preconditionFailed } from './objectErrors.ts'
import { versionPermission } from './readObject.ts'
import { isMarker } from './versions.ts'

export const COPY_SOURCE = {
  /** `bucket/key` or `bucket/key?versionId=…`, URL-encoded. */
  CopySource: required(string()),
  CopySourceIfMatch: optional(string()),
  CopySourceIfNoneMatch: optional(string()),
  CopySourceIfModifiedSince: optional(timestamp),
  CopySourceIfUnmodifiedSince: optional(timestamp),
  CopySourceSSECustomerAlgorithm: optional(string()),
  CopySourceSSECustomerKey: optional(string()),
  CopySourceSSECustomerKeyMD5: optional(string()),
} as const

export interface CopyHeaders {
  readonly CopySource: string
  readonly CopySourceIfMatch?: string
  readonly CopySourceIfNoneMatch?: string
  readonly CopySourceIfModifiedSince?: number
  readonly CopySourceIfUnmodifiedSince?: number
  readonly CopySourceSSECustomerAlgorithm?: string
  readonly CopySourceSSECustomerKey?: string
  readonly CopySourceSSECustomerKeyMD5?: string
}

export interface Source {
  readonly Bucket: string
  readonly Key: string
  readonly VersionId?: string
}

/** Throws S3's answer to what names no source. */
export function sourceIn({ CopySource }: Pick<CopyHeaders, 'CopySource'>): Source {
  const source = sourceNamed(CopySource)
  if (source.Bucket === '' || source.Key === '')
    throw invalidArgument('Invalid copy source object key', 'x-amz-copy-source', 'x-amz-copy-source')
  requireVersionId(source.VersionId)
  return source
}

function sourceNamed(text: string): Source {
  const [path = '', VersionId] = text.replace(/^(?:\/|%2F)/i, '').split('?versionId=')
  // As in a form: a blank may be a plus, and the slash behind the bucket may be escaped too.
  const [Bucket = '', ...key] = decoded(path.replaceAll('+', ' ')).split('/')
  return { Bucket, Key: key.join('/'), ...(VersionId !== undefined && { VersionId }) }
}

/** The source among the resources of a record, in which its bucket is not named again. */
export function sourceResources(world: World, { CopySource }: Pick<CopyHeaders, 'CopySource'>) {
  const { Bucket, Key } = sourceNamed(CopySource)
  return objectResources(world, Bucket, Key).slice(1)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function sourcePermission(world: World, headers: CopyHeaders, call: CallFacts): Permission {
  const source = sourceIn(headers)
  return versionPermission(findBucket(world, source.Bucket, call), source, 'GetObject')
}

export function findSource(
  context: CallContext,
  headers: CopyHeaders,
): { readonly from: Bucket; readonly object: S3Object } {
  const { Bucket, Key, VersionId } = sourceIn(headers)
  const from = findBucket(context.world, Bucket)
  const found = VersionId === undefined ? undefined : versionIfAny(from, Key, VersionId)
  if (found && isMarker(found))
    throw invalidRequest('The source of a copy request may not specifically refer to a delete marker by version id.')
  const object = findVersion(context, from, Key, VersionId)
  requireSource(headers, object, context.now)
  return { from, object }
}

/** A null version is named only to those who named it. */
export function copiedVersion(
  headers: CopyHeaders,
  { versionId }: S3Object,
): { readonly CopySourceVersionId?: string } {
  const id = versionId ?? sourceIn(headers).VersionId
  return id === undefined ? {} : { CopySourceVersionId: id }
}

// Other than a read, a copy answers every condition that fails with 412.
function requireSource(headers: CopyHeaders, { etag, lastModified }: S3Object, now: number): void {
  const { CopySourceIfMatch, CopySourceIfModifiedSince, CopySourceIfNoneMatch, CopySourceIfUnmodifiedSince } = headers
  const modified = Math.floor(lastModified / 1000)
  if (CopySourceIfMatch !== undefined && !isNamed(CopySourceIfMatch, etag))
    throw preconditionFailed('x-amz-copy-source-If-Match')
  if (
    CopySourceIfMatch === undefined &&
    CopySourceIfUnmodifiedSince !== undefined &&
    modified > CopySourceIfUnmodifiedSince
  )
    throw preconditionFailed('x-amz-copy-source-If-Unmodified-Since')
  if (CopySourceIfNoneMatch !== undefined && isNamed(CopySourceIfNoneMatch, etag))
    throw preconditionFailed('x-amz-copy-source-If-None-Match')
  if (
    CopySourceIfNoneMatch === undefined &&
    CopySourceIfModifiedSince !== undefined &&
    isUnchangedSince(CopySourceIfModifiedSince, modified, now)
  )
    throw preconditionFailed('x-amz-copy-source-If-Modified-Since')
}

/** The customer's key of the source, by the names of a read. */
export const sourceKeyHeaders = ({
  CopySourceSSECustomerAlgorithm: algorithm,
  CopySourceSSECustomerKey: key,
  CopySourceSSECustomerKeyMD5: md5,
}: CopyHeaders): CustomerKeyHeaders => ({
  ...(algorithm !== undefined && { SSECustomerAlgorithm: algorithm }),
  ...(key !== undefined && { SSECustomerKey: key }),
  ...(md5 !== undefined && { SSECustomerKeyMD5: md5 }),
})
