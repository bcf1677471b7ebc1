import { defineOperation } from '../../operation.ts'
import { integer, optional, required, string } from '../../shape.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { partChecksum } from '../checksums.ts'
import {
  COPY_SOURCE,
  copiedVersion,
  findSource,
  sourceKeyHeaders,
  sourcePermission,
  sourceResources,
} from '../copySource.ts'
import { CustomerKeyMembers, keyToOpen, requireFittingHeaders } from '../customerKey.ts'
import { encryptionMembers } from '../describeObject.ts'
import { invalidArgument, invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { openObject } from '../openObject.ts'
import { customerKeyOfUpload, keepPart, requirePartNumber } from '../partKeys.ts'
import { objectPermission } from '../permission.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { requireCopyable } from '../storageClass.ts'
import { checksumOfPart } from '../uploadChecksums.ts'
import { findUpload, ON_UPLOAD } from '../uploads.ts'
import { responseHeaders } from '../writeAudit.ts'

export const uploadPartCopy = defineOperation({
  name: 's3:UploadPartCopy',
  summary: 'Takes one part of an upload from an object: decrypted under its key, encrypted under that of the upload.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html',
  input: {
    ...ON_UPLOAD,
    PartNumber: required(integer()),
    ...COPY_SOURCE,
    CopySourceRange: optional(string()),
    ...CustomerKeyMembers,
    ExpectedSourceBucketOwner: optional(string()),
  },
  example: {
    Bucket: 'gallery-111122223333',
    Key: 'film.mp4',
    UploadId: '…',
    PartNumber: 1,
    CopySource: 'gallery-111122223333/holiday.png',
  },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requirePartNumber(input.PartNumber)
    requireFittingHeaders(input)
    return [sourcePermission(world, input, call), objectPermission(bucket, input.Key, 's3:PutObject')]
  },
  async run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const upload = findUpload(bucket, input)
    const { from, object } = findSource(context, input)
    requireCopyable(object)
    const { end, start } = rangeIn(input.CopySourceRange, object.size)
    const customerKey = await customerKeyOfUpload(upload, input)
    const whole = await openObject(context, from, object, await keyToOpen(sourceKeyHeaders(input), object))
    const body = whole.slice(start, end)
    const checksum = await checksumOfPart(upload, undefined, body, context.environment.digests)
    const partNumber = input.PartNumber
    const part = await keepPart(context, bucket, upload, { partNumber, body, checksum, customerKey })
    return {
      CopyPartResult: {
        ETag: part.etag,
        LastModified: Math.floor(part.lastModified / 1000),
        ...partChecksum(part),
      },
      ...copiedVersion(input, object),
      ...encryptionMembers(upload.encryption, input),
    }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    responseElements: responseHeaders,
    resources: (world, input) => [...objectResources(world, input.Bucket, input.Key), ...sourceResources(world, input)],
  },
})

function rangeIn(range: string | undefined, size: number): { readonly start: number; readonly end: number } {
  if (range === undefined) return { start: 0, end: size }
  const match = /^bytes=(\d+)-(\d+)$/.exec(range)
  const [start, end] = [Number(match?.[1]), Number(match?.[2]) + 1]
  if (!match || start >= end)
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
      'x-amz-copy-source-range',
      range,
    )
  if (start >= size) throw invalidRequest('The specified copy range is invalid for the source object size')
  if (end > size)
    throw invalidArgument(
      `Range specified is not valid for source object of size: ${size}`,
      'x-amz-copy-source-range',
      range,
    )
  return { start, end }
}
