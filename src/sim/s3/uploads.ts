// Multipart uploads in progress.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
import { get, remove, set } from '../collections/orderedMap.ts'
import { randomText, type Environment } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, MultipartUpload } from '../world.ts'
import { changeBucket } from './changeBucket.ts'
import { noSuchUpload } from './objectErrors.ts'
import { required, string } from '../shape.ts'
import { ON_OBJECT } from './objectMembers.ts'

export const ON_UPLOAD = { ...ON_OBJECT, UploadId: required(string()) } as const

/** The order of listings: by key, then by when the upload began. */
const uploadName = ({ key, uploadId }: Pick<MultipartUpload, 'key' | 'uploadId'>): string => `${key} ${uploadId}`

export const newUploadId = (environment: Pick<Environment, 'randomBytes'>): string =>
  randomText(environment, 128, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._')

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

/** By number, in order. */
export const partName = (partNumber: number): string => String(partNumber).padStart(5, '0')
