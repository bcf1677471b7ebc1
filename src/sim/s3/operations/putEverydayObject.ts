import { objectArn } from '../../arn.ts'
import { concat, hexOf } from '../../bytes.ts'
import { get, set } from '../../collections/orderedMap.ts'
import { md5Hex } from '../../crypto/md5.ts'
import { defineOperation } from '../../operation.ts'
import { blob, byteLength, optional, string } from '../../shape.ts'
import { requireNoAcl } from '../acl.ts'
import { plaintextOf } from '../artifacts.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { changeBucket } from '../changeBucket.ts'
import { checksumMembers, defaultChecksum } from '../checksum.ts'
import { encryptionFor } from '../encryptionChoice.ts'
import { keyTooLong } from '../errors.ts'
import { isEveryday } from '../everyday.ts'
import { findBucket } from '../findBucket.ts'
import { Bucket, CannedAcl, Key, ServerSideEncryption } from '../members.ts'
import { objectPermission } from '../permission.ts'
import { sealObject } from '../sealObject.ts'
import { appliedTo, responseHeaders } from '../writeAudit.ts'
import type { S3Object } from '../../world.ts'

const LONGEST_KEY = 1024

export const putEverydayObject = defineOperation({
  name: 's3:PutObject',
  suits(world, { Bucket, ServerSideEncryption }) {
    const bucket = get(world.s3.buckets, Bucket)
    return !bucket || (isEveryday(bucket) && ServerSideEncryption !== 'aws:kms:dsse')
  },
  summary: 'Encrypts a body under a data key of its own and stores both; the key only in wrapped form.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html',
  input: {
    Bucket,
    Key,
    Body: optional(blob()),
    ContentType: optional(string()),
    ContentEncoding: optional(string()),
    ServerSideEncryption: optional(ServerSideEncryption),
    SSEKMSKeyId: optional(string()),
    SSEKMSEncryptionContext: optional(string()),
    ACL: optional(CannedAcl),
  },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png', Body: 'aGVsbG8=', ContentType: 'image/png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    if (byteLength(input.Key) > LONGEST_KEY) throw keyTooLong(byteLength(input.Key))
    encryptionFor(input, bucket.encryption)
    requireNoAcl(input.ACL)
    const context = {
      ...(input.ACL !== undefined && { 's3:x-amz-acl': input.ACL }),
      ...(input.ServerSideEncryption !== undefined && {
        's3:x-amz-server-side-encryption': input.ServerSideEncryption,
      }),
      ...(input.SSEKMSKeyId !== undefined && { 's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId }),
    }
    return [objectPermission(bucket, input.Key, 's3:PutObject', context)]
  },
  async run(context, input) {
    const { environment, now } = context
    const bucket = findBucket(context.world, input.Bucket)
    const body = input.Body ?? concat()
    const { encryption, ...sealed } = await sealObject(
      context,
      bucket,
      input.Key,
      body,
      encryptionFor(input, bucket.encryption),
    )
    // The digest of a plaintext would say something about it, so only SSE-S3 has it for an ETag.
    const hash = encryption.type === 'AES256' ? await md5Hex(body, environment) : hexOf(environment.randomBytes(16))
    const checksum = defaultChecksum(body)
    const object: S3Object = {
      key: input.Key,
      size: body.length,
      etag: `"${hash}"`,
      contentType: input.ContentType ?? 'binary/octet-stream',
      lastModified: now,
      encryption,
      ...sealed,
      ...(input.ContentEncoding !== undefined && { headers: { ContentEncoding: input.ContentEncoding } }),
      ...(checksum && { checksum }),
    }
    context.change(
      changeBucket(bucket.name, (current) => ({ ...current, objects: set(current.objects, input.Key, object) })),
    )
    context.record({
      type: 'artifact-stored',
      place: 's3',
      holder: objectArn(bucket.name, input.Key),
      artifacts: [sealed.ciphertext, encryption.wrapped],
    })
    return {
      ETag: object.etag,
      ...checksumMembers(checksum),
      ServerSideEncryption: encryption.type,
      ...('keyArn' in encryption && {
        SSEKMSKeyId: encryption.keyArn,
        ...(input.SSEKMSEncryptionContext !== undefined && { SSEKMSEncryptionContext: input.SSEKMSEncryptionContext }),
      }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: ({ Bucket, Key, ACL, ServerSideEncryption, SSEKMSKeyId, SSEKMSEncryptionContext }, call) =>
      bucketParameters(Bucket, call, {
        ...(ACL !== undefined && { 'x-amz-acl': ACL }),
        ...(ServerSideEncryption !== undefined && { 'x-amz-server-side-encryption': ServerSideEncryption }),
        ...(SSEKMSKeyId !== undefined && { 'x-amz-server-side-encryption-aws-kms-key-id': SSEKMSKeyId }),
        ...(SSEKMSEncryptionContext !== undefined && {
          'x-amz-server-side-encryption-context': SSEKMSEncryptionContext,
        }),
        key: Key,
      }),
    responseElements: responseHeaders,
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
