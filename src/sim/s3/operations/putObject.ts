import { objectArn } from '../../arn.ts'
import { concat } from '../../bytes.ts'
import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { blob, integer, optional, string } from '../../shape.ts'
import { plaintextOf } from '../artifacts.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checksumMembers } from '../checksum.ts'
import { checkedChecksum, checksumSaid } from '../checksums.ts'
import { requireKnownConditions, requireWrite } from '../conditions.ts'
import { encryptionOf, requireFittingHeaders, requireUnblocked } from '../customerKey.ts'
import { encryptionMembers, newVersionMember } from '../describeObject.ts'
import { encryptionFor } from '../encryptionChoice.ts'
import { findBucket } from '../findBucket.ts'
import { etagHash, keepObject } from '../keepObject.ts'
import { CHECKSUMS, ChecksumAlgorithm, ENCRYPTION, ON_OBJECT, STORED } from '../objectMembers.ts'
import { accessOf } from '../objectAccess.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { sealObject } from '../sealObject.ts'
import { requireSize } from '../sizes.ts'
import { draftOf, requireStorable } from '../storedMembers.ts'
import { writePermissions } from '../writePermissions.ts'
import { appliedTo, responseHeaders } from '../writeAudit.ts'

export const putObject = defineOperation({
  name: 's3:PutObject',
  summary: 'Encrypts a body under a data key of its own and stores both; the key only in wrapped form.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html',
  input: {
    ...ON_OBJECT,
    Body: optional(blob()),
    ContentLength: optional(integer()),
    ContentMD5: optional(string()),
    ...STORED,
    ...ENCRYPTION,
    ChecksumAlgorithm: optional(ChecksumAlgorithm),
    ...CHECKSUMS,
    IfMatch: optional(string()),
    IfNoneMatch: optional(string()),
  },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png', Body: 'aGVsbG8=', ContentType: 'image/png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireStorable(input.Key, input)
    requireSize(input)
    requireFittingHeaders(input)
    encryptionFor(input, bucket.encryption)
    checksumSaid(input)
    requireKnownConditions(input)
    return writePermissions(bucket, input)
  },
  async run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const { Key, Body = concat() } = input
    const choice = await encryptionOf(input, bucket)
    requireUnblocked(context, bucket, objectArn(bucket.name, Key), choice.type)
    requireWrite(input, Key, get(bucket.objects, Key))
    const checksum = await checkedChecksum(input, Body, context.environment)
    const sealed = await sealObject(context, bucket, Key, Body, choice)
    const object = keepObject(
      context,
      bucket,
      {
        key: Key,
        size: Body.length,
        etag: `"${await etagHash(context, sealed.encryption, Body)}"`,
        ...draftOf(input),
        ...sealed,
        ...(checksum && { checksum }),
      },
      accessOf(context, bucket, input),
    )
    const { SSEKMSEncryptionContext } = input
    return {
      ETag: object.etag,
      ...checksumMembers(checksum),
      ...encryptionMembers(object.encryption, input),
      ...(SSEKMSEncryptionContext !== undefined && { SSEKMSEncryptionContext }),
      ...newVersionMember(object),
    }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    responseElements: (output) => responseHeaders(output),
    additionalEventData: ({ input: { Body, ServerSideEncryption }, output }) => ({
      objectSize: Body?.length ?? 0,
      bytesTransferredIn: Body?.length ?? 0,
      ...(output && { SSEApplied: appliedTo(output, ServerSideEncryption) }),
    }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
  carries: {
    request: async ({ Body, Key }, { environment }) => (Body ? [await plaintextOf(environment, Body, Key)] : []),
  },
})
