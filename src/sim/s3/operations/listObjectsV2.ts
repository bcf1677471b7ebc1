import { defineOperation } from '../../operation.ts'
import { integer, optional, string } from '../../shape.ts'
import { bucketParameters, listingResources } from '../audit.ts'
import { invalidArgument } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { keyInToken, listKeys, tokenFor } from '../listKeys.ts'
import { Bucket } from '../members.ts'
import { bucketPermission } from '../permission.ts'

const LONGEST_PAGE = 1000
const LARGEST_INTEGER = 2_147_483_647

export const listObjectsV2 = defineOperation({
  name: 's3:ListObjectsV2',
  summary: 'Lists keys in UTF-8 order, a page at a time; the sizes and ETags of encrypted objects are no secret.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html',
  input: {
    Bucket,
    Prefix: optional(string()),
    Delimiter: optional(string()),
    MaxKeys: optional(integer()),
    StartAfter: optional(string()),
    ContinuationToken: optional(string()),
  },
  example: { Bucket: 'gallery-111122223333', Prefix: '2026/', Delimiter: '/' },
  permissions(world, { Bucket, Prefix, Delimiter, MaxKeys, ContinuationToken }) {
    const bucket = findBucket(world, Bucket)
    if (MaxKeys !== undefined && (MaxKeys < 0 || MaxKeys > LARGEST_INTEGER))
      throw invalidArgument(
        `Argument maxKeys must be an integer between 0 and ${LARGEST_INTEGER}`,
        'maxKeys',
        String(MaxKeys),
      )
    if (ContinuationToken !== undefined && keyInToken(ContinuationToken) === undefined)
      throw invalidArgument('The continuation token provided is incorrect', 'continuation-token')
    const context = {
      ...(Prefix !== undefined && { 's3:prefix': Prefix }),
      ...(Delimiter !== undefined && { 's3:delimiter': Delimiter }),
      ...(MaxKeys !== undefined && { 's3:max-keys': String(MaxKeys) }),
    }
    return [bucketPermission(bucket, 's3:ListBucket', context)]
  },
  run(context, { Bucket, Prefix = '', Delimiter = '', MaxKeys = LONGEST_PAGE, StartAfter, ContinuationToken }) {
    const bucket = findBucket(context.world, Bucket)
    const limit = Math.min(MaxKeys, LONGEST_PAGE)
    const after = (ContinuationToken === undefined ? undefined : keyInToken(ContinuationToken)) ?? StartAfter
    const { objects, prefixes, last } = listKeys(bucket.objects, { prefix: Prefix, delimiter: Delimiter, limit, after })
    return {
      Name: Bucket,
      Prefix,
      ...(Delimiter !== '' && { Delimiter }),
      MaxKeys: limit,
      KeyCount: objects.length + prefixes.length,
      IsTruncated: last !== undefined,
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...(last !== undefined && { NextContinuationToken: tokenFor(last) }),
      ...(StartAfter !== undefined && { StartAfter }),
      ...(objects.length && {
        Contents: objects.map(({ etag, key, lastModified, size }) => ({
          Key: key,
          LastModified: Math.floor(lastModified / 1000),
          ETag: etag,
          Size: size,
          StorageClass: 'STANDARD',
        })),
      }),
      ...(prefixes.length && { CommonPrefixes: prefixes.map((prefix) => ({ Prefix: prefix })) }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    eventName: 'ListObjects',
    requestParameters: ({ Bucket, Prefix, Delimiter, MaxKeys, StartAfter, ContinuationToken }, call) => ({
      'list-type': '2',
      ...bucketParameters(Bucket, call),
      ...(Prefix !== undefined && { prefix: Prefix }),
      ...(Delimiter !== undefined && { delimiter: Delimiter }),
      ...(MaxKeys !== undefined && { 'max-keys': String(MaxKeys) }),
      ...(StartAfter !== undefined && { 'start-after': StartAfter }),
      ...(ContinuationToken !== undefined && { 'continuation-token': ContinuationToken }),
    }),
    resources: (world, { Bucket, Prefix }) => listingResources(world, Bucket, Prefix ?? ''),
  },
})
