import { defineOperation } from '../../operation.ts'
import { optional, string } from '../../shape.ts'
import type { ObjectVersion } from '../../world.ts'
import { bucketParameters, listingResources } from '../audit.ts'
import { invalidArgument } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { requireVersionId } from '../findVersion.ts'
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
import { listVersions, type ListedVersion } from '../listVersions.ts'
import { bucketPermission } from '../permission.ts'
import { idOf, isMarker } from '../versions.ts'

export const listObjectVersions = defineOperation({
  name: 's3:ListObjectVersions',
  summary: 'Lists every version of every key, newest first, and the delete markers among them.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html',
  input: { ...LISTING, KeyMarker: optional(string()), VersionIdMarker: optional(string()) },
  example: { Bucket: 'gallery-111122223333', Prefix: '2026/' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireCount(input.MaxKeys)
    const { KeyMarker = '', VersionIdMarker } = input
    if (VersionIdMarker !== undefined && KeyMarker === '')
      throw invalidArgument(
        'A version-id marker cannot be specified without a key marker.',
        'version-id-marker',
        VersionIdMarker,
      )
    requireVersionId(VersionIdMarker)
    return [bucketPermission(bucket, 's3:ListBucketVersions', listingKeys(input))]
  },
  run(context, input) {
    const { Bucket, Prefix = '', Delimiter = '', MaxKeys, KeyMarker = '', VersionIdMarker } = input
    const bucket = findBucket(context.world, Bucket)
    const limit = pageLength(MaxKeys)
    const { versions, prefixes, last } = listVersions(bucket, {
      prefix: Prefix,
      delimiter: Delimiter,
      limit,
      keyMarker: KeyMarker === '' ? undefined : KeyMarker,
      versionIdMarker: VersionIdMarker,
    })
    const described = ({ isLatest, version }: ListedVersion) => ({
      Owner: ownerOf(bucket),
      Key: written(version.key, input),
      VersionId: idOf(version),
      IsLatest: isLatest,
      LastModified: Math.floor(version.lastModified / 1000),
    })
    const are = (test: (version: ObjectVersion) => boolean): readonly ListedVersion[] =>
      versions.filter(({ version }) => test(version))
    const markers = are(isMarker)
    const objects = are((version) => !isMarker(version))
    return {
      Name: Bucket,
      Prefix: written(Prefix, input),
      KeyMarker: written(KeyMarker, input),
      VersionIdMarker: VersionIdMarker ?? '',
      ...(last && { NextKeyMarker: written(last.key, input) }),
      ...(last?.versionId !== undefined && { NextVersionIdMarker: last.versionId }),
      ...(Delimiter !== '' && { Delimiter: written(Delimiter, input) }),
      MaxKeys: limit,
      ...(input.EncodingType && { EncodingType: input.EncodingType }),
      IsTruncated: last !== undefined,
      ...(objects.length && {
        Versions: objects.map((listed) => ({
          ...(isMarker(listed.version) ? {} : contentOf(listed.version, input)),
          ...described(listed),
        })),
      }),
      ...(markers.length && { DeleteMarkers: markers.map(described) }),
      ...(prefixes.length && { CommonPrefixes: prefixes.map((prefix) => ({ Prefix: written(prefix, input) })) }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) =>
      bucketParameters(input, call, {
        versions: '',
        ...listingParameters(input),
        ...(input.KeyMarker !== undefined && { 'key-marker': input.KeyMarker }),
        ...(input.VersionIdMarker !== undefined && { 'version-id-marker': input.VersionIdMarker }),
      }),
    resources: (world, { Bucket, Prefix }) => listingResources(world, Bucket, Prefix ?? ''),
  },
})
