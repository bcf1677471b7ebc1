// Requests that hold only under conditions.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
import type { S3Object } from '../world.ts'
import { noSuchKey } from './errors.ts'
import { notImplemented, notModified, preconditionFailed } from './objectErrors.ts'

export interface ReadConditions {
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
  /** Seconds since the epoch. */
  readonly IfModifiedSince?: number
  readonly IfUnmodifiedSince?: number
}

export function requireRead(conditions: ReadConditions, { etag, lastModified }: S3Object, now: number): void {
  const { IfMatch, IfModifiedSince, IfNoneMatch, IfUnmodifiedSince } = conditions
  const modified = Math.floor(lastModified / 1000)
  // A condition on the ETag, where there is one, decides; that on the time is then not looked at.
  if (IfMatch !== undefined) {
    if (!isNamed(IfMatch, etag)) throw preconditionFailed('If-Match')
  } else if (IfUnmodifiedSince !== undefined && modified > IfUnmodifiedSince)
    throw preconditionFailed('If-Unmodified-Since')
  if (IfNoneMatch !== undefined) {
    if (isNamed(IfNoneMatch, etag)) throw notModified(etag, modified)
  } else if (IfModifiedSince !== undefined && isUnchangedSince(IfModifiedSince, modified, now))
    throw notModified(etag, modified)
}

/** In seconds, beside `now`; a date in the future is no date. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3 */
export const isUnchangedSince = (date: number, modified: number, now: number): boolean =>
  date * 1000 <= now && modified <= date

const bare = (etag: string): string => etag.trim().replaceAll('"', '')

/** Whether a header, with one ETag or several or a star, names this one. */
export const isNamed = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some((one) => bare(one) === bare(etag))

export interface WriteConditions {
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
}

/** What a write cannot ask for, whatever there is; only a deletion takes a star for any ETag. */
export function requireKnownConditions({ IfMatch, IfNoneMatch }: WriteConditions, starIsKnown = false): void {
  if (IfMatch !== undefined && IfNoneMatch !== undefined)
    throw notImplemented('If-Match,If-None-Match', 'Multiple conditional request headers present in the request')
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*')
    throw notImplemented('If-None-Match', "We don't accept the provided value of If-None-Match header for this API")
  if (IfMatch === '*' && !starIsKnown)
    throw notImplemented('If-Match', "We don't accept the provided value of If-Match header for this API")
}

/** `current` is what the key names now. */
export function requireWrite(
  { IfMatch, IfNoneMatch }: WriteConditions,
  key: string,
  current: S3Object | undefined,
): void {
  if (IfNoneMatch !== undefined && current) throw preconditionFailed('If-None-Match')
  if (IfMatch === undefined) return
  if (!current) throw noSuchKey(key)
  if (!isNamed(IfMatch, current.etag)) throw preconditionFailed('If-Match')
}
