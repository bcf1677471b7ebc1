// Which parts make the object, in the order in which the request names them.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html#API_CompleteMultipartUpload_Errors
import { get } from '../collections/orderedMap.ts'
import type { MultipartUpload, UploadedPart } from '../world.ts'
import type { ChecksumHeaders } from './checksums.ts'
import { invalidRequest, malformedXml } from './errors.ts'
import { entityTooSmall, invalidPart, invalidPartOrder } from './objectErrors.ts'
import { SMALLEST_PART } from './sizes.ts'
import { partName } from './uploads.ts'

export interface NamedPart extends ChecksumHeaders {
  readonly PartNumber?: number
  readonly ETag?: string
}

export function completedParts(
  { parts, uploadId }: MultipartUpload,
  named: readonly NamedPart[] | undefined,
): readonly UploadedPart[] {
  if (!named) throw invalidRequest('You must specify at least one part')
  if (named.length === 0) throw malformedXml()
  const found = named.map(({ ETag = '', PartNumber = 0 }) => {
    const part = get(parts, partName(PartNumber))
    if (!part || bare(part.etag) !== bare(ETag)) throw invalidPart(uploadId, PartNumber, bare(ETag))
    return part
  })
  found.forEach((part, i) => {
    if (i > 0 && part.partNumber <= (found[i - 1]?.partNumber ?? 0)) throw invalidPartOrder(uploadId)
  })
  for (const { etag, partNumber, size } of found.slice(0, -1))
    if (size < SMALLEST_PART) throw entityTooSmall(size, partNumber, bare(etag))
  return found
}

const bare = (etag: string): string => etag.replaceAll('"', '')
