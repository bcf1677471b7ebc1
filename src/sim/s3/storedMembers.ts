// What a write says about an object besides its body, from a request to what the world keeps.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
import { byteLength, type TypedMembers } from '../shape.ts'
import type { ObjectHeaders, S3Object } from '../world.ts'
import { keyTooLong } from './errors.ts'
import { invalidStorageClass, metadataTooLarge } from './objectErrors.ts'
import type { STORED } from './objectMembers.ts'
import { isStorageClass, storageClassOf } from './storageClass.ts'
import { tagsInHeader } from './tags.ts'

const LONGEST_KEY = 1024
const LARGEST_METADATA = 2048

type Stored = TypedMembers<typeof STORED>
export type Draft = Pick<S3Object, 'contentType' | 'headers' | 'metadata' | 'tags'>

/** Throws S3's answers to what cannot be kept. */
export function requireStorable(key: string, { Metadata, StorageClass = 'STANDARD', Tagging }: Stored): void {
  if (byteLength(key) > LONGEST_KEY) throw keyTooLong(byteLength(key))
  const size = Object.entries(Metadata ?? {}).reduce((sum, [name, value]) => sum + byteLength(name + value), 0)
  if (size > LARGEST_METADATA) throw metadataTooLarge(size)
  if (StorageClass !== 'STANDARD' && !isStorageClass(StorageClass)) throw invalidStorageClass(StorageClass)
  if (Tagging !== undefined) tagsInHeader(Tagging)
}

export function draftOf(input: Stored): Draft {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Expires, WebsiteRedirectLocation } = input
  const headers: ObjectHeaders = {
    ...(CacheControl !== undefined && { CacheControl }),
    ...(ContentDisposition !== undefined && { ContentDisposition }),
    ...(ContentEncoding !== undefined && { ContentEncoding }),
    ...(ContentLanguage !== undefined && { ContentLanguage }),
    ...(Expires !== undefined && { Expires }),
    ...(WebsiteRedirectLocation !== undefined && { WebsiteRedirectLocation }),
    ...storageClassOf(input),
  }
  const metadata = Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  const tags = input.Tagging === undefined ? [] : tagsInHeader(input.Tagging)
  return {
    contentType: input.ContentType ?? 'binary/octet-stream',
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(metadata.length > 0 && { metadata }),
    ...(tags.length > 0 && { tags }),
  }
}
