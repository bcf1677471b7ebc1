// What the listings of a bucket share.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
import type { ContextKeys } from '../iam/permission.ts'
import { integer, oneOf, optional, string } from '../shape.ts'
import type { Bucket, S3Object } from '../world.ts'
import { canonicalUserId } from './canonicalUser.ts'
import { invalidArgument } from './errors.ts'
import { ON_BUCKET } from './members.ts'

const LONGEST_PAGE = 1000
const LARGEST_INTEGER = 2_147_483_647

export const LISTING = {
  ...ON_BUCKET,
  Prefix: optional(string()),
  Delimiter: optional(string()),
  MaxKeys: optional(integer()),
  EncodingType: optional(oneOf('url')),
} as const

export interface Listing {
  readonly Prefix?: string
  readonly Delimiter?: string
  readonly MaxKeys?: number
  readonly EncodingType?: 'url'
}

export function requireCount(count: number | undefined, name = 'maxKeys'): void {
  if (count !== undefined && (count < 0 || count > LARGEST_INTEGER))
    throw invalidArgument(`Argument ${name} must be an integer between 0 and ${LARGEST_INTEGER}`, name, String(count))
}

export const pageLength = (count = LONGEST_PAGE): number => Math.min(count, LONGEST_PAGE)

/** What policies can say about a listing. */
export const listingKeys = ({ Prefix, Delimiter, MaxKeys }: Listing): ContextKeys => ({
  ...(Prefix !== undefined && { 's3:prefix': Prefix }),
  ...(Delimiter !== undefined && { 's3:delimiter': Delimiter }),
  ...(MaxKeys !== undefined && { 's3:max-keys': String(MaxKeys) }),
})

export const listingParameters = ({ Prefix, Delimiter, MaxKeys, EncodingType }: Listing) => ({
  ...(EncodingType !== undefined && { 'encoding-type': EncodingType }),
  ...(Prefix !== undefined && { prefix: Prefix }),
  ...(Delimiter !== undefined && { delimiter: Delimiter }),
  ...(MaxKeys !== undefined && { 'max-keys': String(MaxKeys) }),
})

/** Keys may hold characters that XML cannot; a client can have them URL-encoded. */
export const written = (key: string, { EncodingType }: Listing): string =>
  EncodingType === 'url' ? key.split('/').map(encoded).join('/') : key

// A half of a surrogate pair has no UTF-8.
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

export const ownerOf = ({ accountId }: Bucket) => ({ ID: canonicalUserId(accountId) })

/** Users have a name for display to this day; AWS took it from the owners in November 2025. */
export const initiatorOf = (arn: string, bucket: Bucket) => {
  const name = /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1]
  return { ID: arn === '' ? ownerOf(bucket).ID : arn, ...(name !== undefined && { DisplayName: name }) }
}

export const contentOf = ({ checksum, etag, headers, key, lastModified, size }: S3Object, listing: Listing) => ({
  Key: written(key, listing),
  LastModified: Math.floor(lastModified / 1000),
  ETag: etag,
  ...(checksum && { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: checksum.type }),
  Size: size,
  StorageClass: headers?.StorageClass ?? 'STANDARD',
})
