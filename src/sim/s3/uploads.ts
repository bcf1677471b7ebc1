// Multipart uploads in progress.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
import { entries, get, remove, set } from '../collections/orderedMap.ts'
import { randomText } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, MultipartUpload, S3Object } from '../world.ts'
import { changeBucket } from './changeBucket.ts'
import { conditionalRequestConflict, noSuchUpload } from './objectErrors.ts'
import { required, string } from '../shape.ts'
import { ON_OBJECT } from './objectMembers.ts'

export const ON_UPLOAD = { ...ON_OBJECT, UploadId: required(string()) } as const

/** The order of listings: by key, then by when the upload began. */
const uploadName = ({ key, uploadId }: Pick<MultipartUpload, 'key' | 'uploadId'>): string => `${key}\u0000${uploadId}`

/** In the order of its characters. */
const ALPHABET = '.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const LENGTH = 128

/** Begins with the time, so that ids are in the order in which uploads began. */
export function newUploadId({ environment, now }: Pick<CallContext, 'environment' | 'now'>): string {
  let time = ''
  for (let rest = now; time.length < 8; rest = Math.floor(rest / ALPHABET.length))
    time = `${ALPHABET[rest % ALPHABET.length] ?? ''}${time}`
  return `${time}${randomText(environment, LENGTH - time.length, ALPHABET)}`
}

export const isUploadId = (text: string): boolean => /^[\w.]{128}$/.test(text)

export function findUpload(
  { uploads }: Bucket,
  { Key, UploadId }: { readonly Key: string; readonly UploadId: string },
): MultipartUpload {
  const upload = get(uploads, uploadName({ key: Key, uploadId: UploadId }))
  if (upload?.key !== Key || upload.uploadId !== UploadId) throw noSuchUpload(UploadId)
  return upload
}

export const keepUpload = (context: CallContext, name: string, upload: MultipartUpload): void =>
  context.change(
    changeBucket(name, (bucket) => ({ ...bucket, uploads: set(bucket.uploads, uploadName(upload), upload) })),
  )

export const forgetUpload = (context: CallContext, name: string, upload: MultipartUpload): void =>
  context.change(changeBucket(name, (bucket) => ({ ...bucket, uploads: remove(bucket.uploads, uploadName(upload)) })))

/** Uploads of a key that is deleted. */
export const overtaken = (uploads: Bucket['uploads'], key: string): Bucket['uploads'] => {
  let after = uploads
  for (const [name, upload] of entries(uploads, key)) {
    if (!upload.key.startsWith(key)) break
    if (upload.key === key) after = set(after, name, { ...upload, isOvertaken: true })
  }
  return after
}

interface Conditions {
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
}

/** A condition that holds is not enough when the key was written or deleted while the upload went on. */
export function requireNoConflict(
  { IfMatch, IfNoneMatch }: Conditions,
  { initiated, isOvertaken, key }: MultipartUpload,
  current: S3Object | undefined,
): void {
  if (IfMatch === undefined && IfNoneMatch === undefined) return
  if (isOvertaken || (current && current.lastModified > initiated))
    throw conditionalRequestConflict(IfMatch === undefined ? 'If-None-Match' : 'If-Match', key)
}

/** By number, in order. */
export const partName = (partNumber: number): string => String(partNumber).padStart(5, '0')
