import { objectArn } from '../../arn.ts'
import { concat, fromHex } from '../../bytes.ts'
import { get } from '../../collections/orderedMap.ts'
import { md5Hex } from '../../crypto/md5.ts'
import { defineOperation, type CallContext } from '../../operation.ts'
import { integer, list, optional, string, structure } from '../../shape.ts'
import type { Bucket, S3Object, UploadedPart } from '../../world.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checksumMembers } from '../checksum.ts'
import { completedParts } from '../completedParts.ts'
import { requireKnownConditions, requireWrite } from '../conditions.ts'
import { CustomerKeyMembers, type CustomerKeyHeaders } from '../customerKey.ts'
import { useDataKeys } from '../dataKey.ts'
import { encryptionMembers, newVersionMember } from '../describeObject.ts'
import { invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { keepObject } from '../keepObject.ts'
import { CHECKSUMS, ChecksumType } from '../objectMembers.ts'
import { openLayers } from '../openObject.ts'
import { customerKeyOfUpload, openUploadKeys, partSubject } from '../partKeys.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { sealLayers } from '../sealObject.ts'
import { requireSize } from '../sizes.ts'
import { checksumOfWhole, checksumSaidOfWhole, requirePartChecksums, requireSameMode } from '../uploadChecksums.ts'
import { findUpload, forgetUpload, ON_UPLOAD, requireNoConflict } from '../uploads.ts'
import { responseHeaders } from '../writeAudit.ts'
import { isMarker, versionsOf } from '../versions.ts'
import { writePermissions } from '../writePermissions.ts'
import type { Bytes } from '../../bytes.ts'

export const completeMultipartUpload = defineOperation({
  name: 's3:CompleteMultipartUpload',
  summary: 'Puts the parts of an upload together to one object, under the data key with which the upload began.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html',
  input: {
    ...ON_UPLOAD,
    MultipartUpload: optional(
      structure({
        Parts: optional(list(structure({ PartNumber: optional(integer()), ETag: optional(string()), ...CHECKSUMS }))),
      }),
    ),
    ...CHECKSUMS,
    ChecksumType: optional(ChecksumType),
    MpuObjectSize: optional(integer()),
    IfMatch: optional(string()),
    IfNoneMatch: optional(string()),
    ...CustomerKeyMembers,
  },
  example: {
    Bucket: 'gallery-111122223333',
    Key: 'film.mp4',
    UploadId: '…',
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '…' }] },
  },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    checksumSaidOfWhole(input)
    requireKnownConditions(input)
    return writePermissions(bucket, input)
  },
  async run(context, input) {
    const { Bucket, Key } = input
    const bucket = findBucket(context.world, Bucket)
    const done = completedBefore(bucket, input)
    if (done) return answerOf(bucket, done, context.region, input)
    const upload = findUpload(bucket, input)
    requireSameMode(upload, input)
    const named = input.MultipartUpload?.Parts
    const parts = completedParts(upload, named)
    requirePartChecksums(upload, named ?? [], parts)
    const total = parts.reduce((sum, { size }) => sum + size, 0)
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== total)
      throw invalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${total}`,
      )
    requireWrite(input, Key, get(bucket.objects, Key))
    requireNoConflict(input, upload, get(bucket.objects, Key))
    requireSize({ ContentLength: total })
    // The parts of SSE-C are opened with the key that came with them, so it must come once more.
    const customerKey = await customerKeyOfUpload(upload, input)
    const dataKeys = await openUploadKeys(context, bucket, upload, customerKey)
    const { checksum, sealed, size } = await useDataKeys(context, dataKeys, async () => {
      const bodies: Bytes[] = []
      for (const { body, ciphertext, partNumber } of parts)
        bodies.push(
          await openLayers(context, dataKeys, partSubject(bucket, upload, partNumber), { key: Key, body, ciphertext }),
        )
      const whole = concat(...bodies)
      const checksum = await checksumOfWhole(upload, parts, whole, input, context.environment.digests)
      const sealed = await sealLayers(context, dataKeys, objectArn(Bucket, Key), Key, whole)
      return { checksum, sealed, size: whole.length }
    })
    const { contentType, encryption, headers, metadata, tags } = upload
    const draft = {
      key: Key,
      uploadId: upload.uploadId,
      size,
      etag: `"${await hashOfHashes(context, parts)}-${parts.length}"`,
      contentType,
      encryption,
      ...(headers && { headers }),
      ...(metadata && { metadata }),
      ...(tags && { tags }),
      ...(checksum && { checksum }),
      ...sealed,
      parts: parts.map(({ checksum: own, size: length }, i) => ({
        partNumber: i + 1,
        size: length,
        ...(own && { checksum: own }),
      })),
    }
    const object = keepObject(context, bucket, draft, upload.access ? { access: upload.access } : {})
    forgetUpload(context, Bucket, upload)
    // Under a KMS key, S3 tells only the checksum that it was asked for.
    const isTold = upload.checksum !== undefined || !('keyArn' in encryption)
    return { ...answerOf(bucket, object, context.region, input), ...(isTold && checksumMembers(checksum)) }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    responseElements: responseHeaders,
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})

/** The digest of the parts' digests, as they were told. */
const hashOfHashes = (context: CallContext, parts: readonly UploadedPart[]): Promise<string> =>
  md5Hex(concat(...parts.map(({ etag }) => fromHex(etag.replaceAll('"', '')))), context.environment)

const answerOf = ({ name }: Bucket, object: S3Object, region: string, headers: CustomerKeyHeaders) => ({
  Location: `https://${name}.s3.${region}.amazonaws.com/${encodeURIComponent(object.key.toWellFormed())}`,
  Bucket: name,
  Key: object.key,
  ETag: object.etag,
  ...encryptionMembers(object.encryption, headers),
  ...newVersionMember(object),
})

/** Who says again that an upload is complete is answered as before, whatever the conditions. */
const completedBefore = (bucket: Bucket, { Key, UploadId }: { readonly Key: string; readonly UploadId: string }) =>
  versionsOf(bucket, Key).find((one): one is S3Object => !isMarker(one) && one.uploadId === UploadId)
