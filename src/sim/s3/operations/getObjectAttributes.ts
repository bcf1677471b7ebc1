import { defineOperation } from '../../operation.ts'
import { integer, list, oneOf, optional, required } from '../../shape.ts'
import type { Checksum } from '../../world.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checksumMembers } from '../checksum.ts'
import { checksumOf, partChecksum } from '../checksums.ts'
import { CustomerKeyMembers, keyToOpen } from '../customerKey.ts'
import { versionMember } from '../describeObject.ts'
import { findBucket } from '../findBucket.ts'
import { findVersion, requireVersionId } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { openObject } from '../openObject.ts'
import { versionPermission } from '../readObject.ts'
import { requestHeaders } from '../requestHeaders.ts'

const MOST = 1000

export const getObjectAttributes = defineOperation({
  name: 's3:GetObjectAttributes',
  summary: 'Returns chosen facts about an object; for those that are encrypted with it, KMS is asked.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html',
  input: {
    ...ON_VERSION,
    ObjectAttributes: required(
      list(oneOf('ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'), { min: 1 }),
    ),
    MaxParts: optional(integer({ min: 0 })),
    PartNumberMarker: optional(integer({ min: 0 })),
    ...CustomerKeyMembers,
  },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png', ObjectAttributes: ['ETag', 'Checksum', 'ObjectSize'] },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    return [versionPermission(bucket, input, 'GetObject'), versionPermission(bucket, input, 'GetObjectAttributes')]
  },
  async run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const object = findVersion(context, bucket, input.Key, input.VersionId)
    const customerKey = await keyToOpen(input, object)
    const isAsked = (name: (typeof input.ObjectAttributes)[number]): boolean => input.ObjectAttributes.includes(name)
    const isSecret = 'keyArn' in object.encryption && (isAsked('Checksum') || isAsked('ObjectParts'))
    const isUnknown = isAsked('Checksum') && !object.checksum
    const body = isSecret || isUnknown ? await openObject(context, bucket, object, customerKey) : undefined
    const checksum = object.checksum ?? (body && (await checksumOf('CRC64NVME', body, context.environment.digests)))
    const { MaxParts = MOST, PartNumberMarker = 0 } = input
    const later = (object.parts ?? []).filter(({ partNumber }) => partNumber > PartNumberMarker)
    const page = later.slice(0, Math.min(MaxParts, MOST))
    return {
      LastModified: Math.floor(object.lastModified / 1000),
      ...versionMember(bucket, object),
      ...(isAsked('ETag') && { ETag: object.etag.replaceAll('"', '') }),
      ...(isAsked('Checksum') && { Checksum: checksumMembers(checksum && withoutCount(checksum)) }),
      ...(isAsked('ObjectParts') &&
        object.parts && {
          ObjectParts: {
            TotalPartsCount: object.parts.length,
            // Only a checksum of checksums needs those of the parts.
            ...(object.checksum?.type === 'COMPOSITE' && {
              PartNumberMarker,
              NextPartNumberMarker: page.at(-1)?.partNumber ?? 0,
              MaxParts: Math.min(MaxParts, MOST),
              IsTruncated: page.length < later.length,
              ...(page.length > 0 && {
                Parts: page.map((part) => ({ PartNumber: part.partNumber, Size: part.size, ...partChecksum(part) })),
              }),
            }),
          },
        }),
      ...(isAsked('StorageClass') && { StorageClass: object.headers?.StorageClass ?? 'STANDARD' }),
      ...(isAsked('ObjectSize') && { ObjectSize: object.size }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) =>
      bucketParameters(input, call, { ...requestHeaders(input), attributes: '', key: input.Key }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})

/** Here a checksum of checksums does not say how many there were. */
const withoutCount = ({ value, ...checksum }: Checksum): Checksum => ({
  ...checksum,
  value: value.split('-')[0] ?? value,
})
