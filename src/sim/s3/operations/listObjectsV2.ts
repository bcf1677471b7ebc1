import { defineOperation } from '../../operation.ts'
import { boolean, optional, string } from '../../shape.ts'
import { bucketParameters, listingResources } from '../audit.ts'
import { invalidArgument } from '../errors.ts'
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
import { keyInToken, listKeys, tokenFor } from '../listKeys.ts'
import { bucketPermission } from '../permission.ts'

export const listObjectsV2 = defineOperation({
  name: 's3:ListObjectsV2',
  summary: 'Lists keys in UTF-8 order, a page at a time; the sizes and ETags of encrypted objects are no secret.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html',
  input: {
    ...LISTING,
    FetchOwner: optional(boolean),
    StartAfter: optional(string()),
    ContinuationToken: optional(string()),
  },
  example: { Bucket: 'gallery-111122223333', Prefix: '2026/', Delimiter: '/' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireCount(input.MaxKeys)
    if (input.ContinuationToken !== undefined && keyInToken(input.ContinuationToken) === undefined)
      throw invalidArgument('The continuation token provided is incorrect', 'continuation-token')
    return [bucketPermission(bucket, 's3:ListBucket', listingKeys(input))]
  },
  run(context, input) {
    const { Bucket, Prefix = '', Delimiter = '', MaxKeys, StartAfter, ContinuationToken, FetchOwner } = input
    const bucket = findBucket(context.world, Bucket)
    const limit = pageLength(MaxKeys)
    const after = (ContinuationToken === undefined ? undefined : keyInToken(ContinuationToken)) ?? StartAfter
    const { objects, prefixes, last } = listKeys(bucket.objects, { prefix: Prefix, delimiter: Delimiter, limit, after })
    return {
      Name: Bucket,
      Prefix: written(Prefix, input),
      ...(Delimiter !== '' && { Delimiter: written(Delimiter, input) }),
      MaxKeys: limit,
      ...(input.EncodingType && { EncodingType: input.EncodingType }),
      KeyCount: objects.length + prefixes.length,
      IsTruncated: last !== undefined,
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...(last !== undefined && { NextContinuationToken: tokenFor(last) }),
      ...(StartAfter !== undefined && ContinuationToken === undefined && { StartAfter: written(StartAfter, input) }),
      ...(objects.length && {
        Contents: objects.map((object) => ({
          ...contentOf(object, input),
          ...(FetchOwner && { Owner: ownerOf(bucket) }),
        })),
      }),
      ...(prefixes.length && { CommonPrefixes: prefixes.map((prefix) => ({ Prefix: written(prefix, input) })) }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    eventName: 'ListObjects',
    requestParameters: (input, call) => ({
      'list-type': '2',
      ...bucketParameters(input, call),
      ...listingParameters(input),
      ...(input.FetchOwner !== undefined && { 'fetch-owner': String(input.FetchOwner) }),
      ...(input.StartAfter !== undefined && { 'start-after': input.StartAfter }),
      ...(input.ContinuationToken !== undefined && { 'continuation-token': input.ContinuationToken }),
    }),
    resources: (world, { Bucket, Prefix }) => listingResources(world, Bucket, Prefix ?? ''),
  },
})
