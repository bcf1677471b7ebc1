import { objectArn } from '../../arn.ts'
import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { oneOf, optional, string } from '../../shape.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checksumMembers } from '../checksum.ts'
import { checksumOf } from '../checksums.ts'
import { requireKnownConditions, requireWrite } from '../conditions.ts'
import {
  COPY_SOURCE,
  copiedVersion,
  findSource,
  sourceIn,
  sourceKeyHeaders,
  sourcePermission,
  sourceResources,
} from '../copySource.ts'
import { encryptionOf, keyToOpen, requireFittingHeaders, requireUnblocked } from '../customerKey.ts'
import { encryptionMembers, versionMember } from '../describeObject.ts'
import { encryptionFor } from '../encryptionChoice.ts'
import { invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { versionIfAny } from '../findVersion.ts'
import { etagHash, keepObject } from '../keepObject.ts'
import { ChecksumAlgorithm, ENCRYPTION, ON_OBJECT, STORED } from '../objectMembers.ts'
import { accessOf } from '../objectAccess.ts'
import { openObject } from '../openObject.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { sealObject } from '../sealObject.ts'
import { requireCopyable, storageClassOf } from '../storageClass.ts'
import { draftOf, requireStorable, type Draft } from '../storedMembers.ts'
import { isMarker } from '../versions.ts'
import { appliedTo, responseHeaders } from '../writeAudit.ts'
import { versionPermission } from '../readObject.ts'
import { writePermissions } from '../writePermissions.ts'
import type { Bucket, ObjectHeaders, S3Object } from '../../world.ts'
import type { TypedMembers } from '../../shape.ts'

const Directive = oneOf('COPY', 'REPLACE')

const INPUT = {
  ...ON_OBJECT,
  ...COPY_SOURCE,
  ...STORED,
  ...ENCRYPTION,
  MetadataDirective: optional(Directive),
  TaggingDirective: optional(Directive),
  ChecksumAlgorithm: optional(ChecksumAlgorithm),
  IfMatch: optional(string()),
  IfNoneMatch: optional(string()),
  ExpectedSourceBucketOwner: optional(string()),
} as const
type Input = TypedMembers<typeof INPUT>

export const copyObject = defineOperation({
  name: 's3:CopyObject',
  summary: 'Decrypts an object and encrypts it again somewhere else, as the request or the destination wants it.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html',
  input: INPUT,
  example: { Bucket: 'gallery-111122223333', Key: 'copy.png', CopySource: 'gallery-111122223333/holiday.png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireStorable(input.Key, input)
    requireFittingHeaders(input)
    encryptionFor(input, bucket.encryption)
    requireKnownConditions(input)
    const source = sourceIn(input)
    const from = findBucket(
      world,
      {
        Bucket: source.Bucket,
        ...(input.ExpectedSourceBucketOwner !== undefined && { ExpectedBucketOwner: input.ExpectedSourceBucketOwner }),
      },
      call,
    )
    const found = versionIfAny(from, source.Key, source.VersionId)
    const isTagged = found && !isMarker(found) && found.tags && input.TaggingDirective !== 'REPLACE'
    const { Tagging, ...untagged } = input
    return [
      sourcePermission(world, input, call),
      ...(isTagged ? [versionPermission(from, source, 'GetObjectTagging')] : []),
      ...writePermissions(bucket, input.TaggingDirective === 'REPLACE' && Tagging !== undefined ? input : untagged),
      ...(isTagged ? [versionPermission(bucket, { Key: input.Key }, 'PutObjectTagging')] : []),
    ]
  },
  async run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const { from, object: source } = findSource(context, input)
    requireCopyable(source)
    const choice = await encryptionOf(input, bucket)
    requireChange(input, source, bucket, choice.type)
    requireUnblocked(context, bucket, objectArn(bucket.name, input.Key), choice.type)
    requireWrite(input, input.Key, get(bucket.objects, input.Key))
    const body = await openObject(context, from, source, await keyToOpen(sourceKeyHeaders(input), source))
    const sealed = await sealObject(context, bucket, input.Key, body, choice)
    const algorithm = input.ChecksumAlgorithm ?? source.checksum?.algorithm ?? 'CRC64NVME'
    const object = keepObject(
      context,
      bucket,
      {
        key: input.Key,
        size: body.length,
        etag: `"${await etagHash(context, sealed.encryption, body)}"`,
        ...draftOfCopy(input, source),
        ...sealed,
        checksum: await checksumOf(algorithm, body, context.environment.digests),
      },
      accessOf(context, bucket, input),
    )
    return {
      CopyObjectResult: {
        ETag: object.etag,
        LastModified: Math.floor(object.lastModified / 1000),
        ...checksumMembers(object.checksum),
      },
      ...copiedVersion(input, source),
      ...encryptionMembers(object.encryption, input),
      ...versionMember(bucket, object),
    }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    responseElements: responseHeaders,
    additionalEventData: ({ input: { ServerSideEncryption }, output }) =>
      output && { SSEApplied: appliedTo(output, ServerSideEncryption) },
    resources: (world, input) => [...objectResources(world, input.Bucket, input.Key), ...sourceResources(world, input)],
  },
})

/** A copy of an object onto itself must change something about it. */
function requireChange(input: Input, source: S3Object, { encryption }: Bucket, type: string): void {
  const { Bucket, Key, VersionId } = sourceIn(input)
  const isSame = Bucket === input.Bucket && Key === input.Key && VersionId === undefined
  const isChanged =
    input.MetadataDirective === 'REPLACE' ||
    input.StorageClass !== undefined ||
    input.WebsiteRedirectLocation !== undefined ||
    input.ServerSideEncryption !== undefined ||
    input.SSECustomerAlgorithm !== undefined ||
    source.encryption.type !== type ||
    encryption.SSEAlgorithm !== 'AES256' ||
    encryption.BucketKeyEnabled
  if (isSame && !isChanged)
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    )
}

function draftOfCopy(input: Input, source: S3Object): Draft {
  const given = draftOf(input)
  const kept = {
    contentType: source.contentType,
    headers: {
      ...withoutRedirect(source.headers),
      ...(input.WebsiteRedirectLocation !== undefined && { WebsiteRedirectLocation: input.WebsiteRedirectLocation }),
      ...storageClassOf(input),
    },
    metadata: source.metadata,
  }
  const { contentType, headers: all, metadata } = input.MetadataDirective === 'REPLACE' ? given : kept
  const tags = input.TaggingDirective === 'REPLACE' ? given.tags : source.tags
  return {
    contentType,
    ...(all && Object.keys(all).length > 0 && { headers: all }),
    ...(metadata && { metadata }),
    ...(tags && { tags }),
  }
}

// Where a website sends its visitors does not travel with a copy.
function withoutRedirect(headers: ObjectHeaders = {}): ObjectHeaders {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Expires } = headers
  return {
    ...(CacheControl !== undefined && { CacheControl }),
    ...(ContentDisposition !== undefined && { ContentDisposition }),
    ...(ContentEncoding !== undefined && { ContentEncoding }),
    ...(ContentLanguage !== undefined && { ContentLanguage }),
    ...(Expires !== undefined && { Expires }),
  }
}
