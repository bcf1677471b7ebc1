import { entries } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import type { UploadedPart } from '../../world.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { partChecksum } from '../checksums.ts'
import { CustomerKeyMembers } from '../customerKey.ts'
import { findBucket } from '../findBucket.ts'
import { initiatorOf, ownerOf, pageLength, requireCount } from '../listing.ts'
import { objectPermission } from '../permission.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { findUpload, ON_UPLOAD, partName } from '../uploads.ts'

export const listParts = defineOperation({
  name: 's3:ListParts',
  summary: 'Lists the parts that an upload has so far.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html',
  input: {
    ...ON_UPLOAD,
    MaxParts: optional(integer()),
    PartNumberMarker: optional(integer()),
    ...CustomerKeyMembers,
  },
  example: { Bucket: 'gallery-111122223333', Key: 'film.mp4', UploadId: '…' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireCount(input.MaxParts, 'max-parts')
    requireCount(input.PartNumberMarker, 'part-number-marker')
    return [objectPermission(bucket, input.Key, 's3:ListMultipartUploadParts')]
  },
  run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const upload = findUpload(bucket, input)
    const { MaxParts, PartNumberMarker = 0 } = input
    const limit = pageLength(MaxParts)
    const page: UploadedPart[] = []
    let isTruncated = false
    for (const [, part] of entries(upload.parts, partName(PartNumberMarker + 1))) {
      isTruncated = page.length === limit
      if (isTruncated) break
      page.push(part)
    }
    return {
      Bucket: input.Bucket,
      Key: input.Key,
      UploadId: upload.uploadId,
      Initiator: initiatorOf(upload.initiator, bucket),
      Owner: ownerOf(bucket),
      StorageClass: upload.headers?.StorageClass ?? 'STANDARD',
      PartNumberMarker,
      NextPartNumberMarker: page.at(-1)?.partNumber ?? 0,
      MaxParts: limit,
      IsTruncated: isTruncated,
      ...(page.length && {
        Parts: page.map((part) => ({
          PartNumber: part.partNumber,
          LastModified: Math.floor(part.lastModified / 1000),
          ETag: part.etag,
          Size: part.size,
          ...(upload.checksum && partChecksum(part)),
        })),
      }),
      ...(upload.checksum && { ChecksumAlgorithm: upload.checksum.algorithm, ChecksumType: upload.checksum.type }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
