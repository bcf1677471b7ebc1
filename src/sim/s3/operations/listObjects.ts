import { defineOperation } from '../../operation.ts'
import { optional, string } from '../../shape.ts'
import { bucketParameters, listingResources } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import {
  contentOf,
  LISTING,
  listingKeys,
  listingParameters,
  ownerOf,
  pageLength,
  requireCount,
  written,
} from '../listing.ts'
import { folderOf, listKeys } from '../listKeys.ts'
import { bucketPermission } from '../permission.ts'

export const listObjects = defineOperation({
  name: 's3:ListObjects',
  summary: 'Lists keys as the first version of the API did: with markers, and always with the owner.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html',
  input: { ...LISTING, Marker: optional(string()) },
  example: { Bucket: 'gallery-111122223333', Prefix: '2026/', Delimiter: '/' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireCount(input.MaxKeys)
    return [bucketPermission(bucket, 's3:ListBucket', listingKeys(input))]
  },
  run(context, input) {
    const { Bucket, Prefix = '', Delimiter = '', MaxKeys, Marker = '' } = input
    const bucket = findBucket(context.world, Bucket)
    const limit = pageLength(MaxKeys)
    // A marker within a common prefix is past all of it.
    const after = Marker === '' ? undefined : (folderOf(Marker, Prefix, Delimiter) ?? Marker)
    const { objects, prefixes, last } = listKeys(bucket.objects, { prefix: Prefix, delimiter: Delimiter, limit, after })
    return {
      Name: Bucket,
      Prefix: written(Prefix, input),
      Marker: written(Marker, input),
      // Without a delimiter the last key of the page is the next marker, and need not be said.
      ...(last !== undefined && Delimiter !== '' && { NextMarker: written(last, input) }),
      MaxKeys: limit,
      ...(Delimiter !== '' && { Delimiter: written(Delimiter, input) }),
      ...(input.EncodingType && { EncodingType: input.EncodingType }),
      IsTruncated: last !== undefined,
      ...(objects.length && {
        Contents: objects.map((object) => ({ ...contentOf(object, input), Owner: ownerOf(bucket) })),
      }),
      ...(prefixes.length && { CommonPrefixes: prefixes.map((prefix) => ({ Prefix: written(prefix, input) })) }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) =>
      bucketParameters(input, call, {
        ...listingParameters(input),
        ...(input.Marker !== undefined && { marker: input.Marker }),
      }),
    resources: (world, { Bucket, Prefix }) => listingResources(world, Bucket, Prefix ?? ''),
  },
})
