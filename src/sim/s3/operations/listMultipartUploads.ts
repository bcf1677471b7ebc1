import { entries, values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { integer, oneOf, optional, string } from '../../shape.ts'
import type { Bucket, MultipartUpload } from '../../world.ts'
import { bucketParameters, listingResources } from '../audit.ts'
import { invalidArgument } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { initiatorOf, ownerOf, pageLength, requireCount, written } from '../listing.ts'
import { folderOf } from '../listKeys.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'
import { isUploadId } from '../uploads.ts'

export const listMultipartUploads = defineOperation({
  name: 's3:ListMultipartUploads',
  summary: 'Lists the uploads of a bucket that were neither completed nor given up.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html',
  input: {
    ...ON_BUCKET,
    Prefix: optional(string()),
    Delimiter: optional(string()),
    MaxUploads: optional(integer()),
    KeyMarker: optional(string()),
    UploadIdMarker: optional(string()),
    EncodingType: optional(oneOf('url')),
  },
  example: { Bucket: 'gallery-111122223333' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireCount(input.MaxUploads, 'max-uploads')
    return [
      bucketPermission(bucket, 's3:ListBucketMultipartUploads', {
        ...(input.Prefix !== undefined && { 's3:prefix': input.Prefix }),
        ...(input.Delimiter !== undefined && { 's3:delimiter': input.Delimiter }),
      }),
    ]
  },
  run(context, input) {
    const { Bucket, Prefix = '', Delimiter = '', KeyMarker = '', UploadIdMarker = '', MaxUploads } = input
    const bucket = findBucket(context.world, Bucket)
    requireMarker(bucket, KeyMarker, UploadIdMarker)
    const limit = pageLength(MaxUploads)
    const uploads: MultipartUpload[] = []
    const prefixes = new Set<string>()
    let isTruncated = false
    for (const [, upload] of entries(bucket.uploads, Prefix)) {
      const { key, uploadId } = upload
      if (!key.startsWith(Prefix)) break
      const isPast = KeyMarker !== '' && (key < KeyMarker || (key === KeyMarker && uploadId <= UploadIdMarker))
      const isWhole = key === KeyMarker && UploadIdMarker === ''
      const folder = folderOf(key, Prefix, Delimiter)
      // A marker within a prefix is past all of it.
      const isRolledUp = folder !== undefined && (prefixes.has(folder) || KeyMarker.startsWith(folder))
      if (isPast || isWhole || isRolledUp) continue
      isTruncated = uploads.length + prefixes.size === limit
      if (isTruncated) break
      if (folder === undefined) uploads.push(upload)
      else prefixes.add(folder)
    }
    const last = uploads.at(-1)
    return {
      Bucket,
      KeyMarker: written(KeyMarker, input),
      // Without a key it means nothing.
      UploadIdMarker: KeyMarker === '' ? '' : UploadIdMarker,
      // S3 names the last upload of every page, and nothing after a page of prefixes.
      NextKeyMarker: written(last?.key ?? '', input),
      NextUploadIdMarker: last?.uploadId ?? '',
      ...(Prefix !== '' && { Prefix: written(Prefix, input) }),
      ...(Delimiter !== '' && { Delimiter: written(Delimiter, input) }),
      ...(input.EncodingType && { EncodingType: input.EncodingType }),
      MaxUploads: limit,
      IsTruncated: isTruncated,
      ...(uploads.length && {
        Uploads: uploads.map(({ checksum, headers, initiated, initiator, key, uploadId }) => ({
          UploadId: uploadId,
          Key: written(key, input),
          Initiated: Math.floor(initiated / 1000),
          StorageClass: headers?.StorageClass ?? 'STANDARD',
          Owner: ownerOf(bucket),
          Initiator: initiatorOf(initiator, bucket),
          ...(checksum && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
        })),
      }),
      ...(prefixes.size && { CommonPrefixes: [...prefixes].map((prefix) => ({ Prefix: written(prefix, input) })) }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) =>
      bucketParameters(input, call, {
        uploads: '',
        ...(input.Prefix !== undefined && { prefix: input.Prefix }),
        ...(input.Delimiter !== undefined && { delimiter: input.Delimiter }),
        ...(input.MaxUploads !== undefined && { 'max-uploads': String(input.MaxUploads) }),
        ...(input.KeyMarker !== undefined && { 'key-marker': input.KeyMarker }),
        ...(input.UploadIdMarker !== undefined && { 'upload-id-marker': input.UploadIdMarker }),
      }),
    resources: (world, { Bucket, Prefix }) => listingResources(world, Bucket, Prefix ?? ''),
  },
})

/** Without a key, S3 does not look at the id. One that is no longer in progress is still a place to go on from. */
function requireMarker({ uploads }: Bucket, key: string, id: string): void {
  if (key === '' || id === '') return
  const isOfAnother = [...values(uploads)].some((upload) => upload.uploadId === id && upload.key !== key)
  if (isOfAnother || !isUploadId(id)) throw invalidArgument('Invalid uploadId marker', 'upload-id-marker', id)
}
