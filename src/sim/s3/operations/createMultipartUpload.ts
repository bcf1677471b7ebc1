import { objectArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { ChecksumAlgorithm as Algorithm, MultipartUpload } from '../../world.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { encryptionOf, requireFittingHeaders, requireUnblocked } from '../customerKey.ts'
import { useDataKeys } from '../dataKey.ts'
import { encryptionMembers } from '../describeObject.ts'
import { encryptionFor } from '../encryptionChoice.ts'
import { invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { newKeys } from '../objectKeys.ts'
import { accessOf } from '../objectAccess.ts'
import { ChecksumAlgorithm, ChecksumType, ENCRYPTION, ON_OBJECT, STORED } from '../objectMembers.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { draftOf, requireStorable } from '../storedMembers.ts'
import { keepUpload, newUploadId } from '../uploads.ts'
import { responseHeaders } from '../writeAudit.ts'
import { writePermissions } from '../writePermissions.ts'

export const createMultipartUpload = defineOperation({
  name: 's3:CreateMultipartUpload',
  summary: 'Begins an upload in parts: here its data key is made, under which every part will be encrypted.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html',
  input: {
    ...ON_OBJECT,
    ...STORED,
    ...ENCRYPTION,
    ChecksumAlgorithm: optional(ChecksumAlgorithm),
    ChecksumType: optional(ChecksumType),
  },
  example: { Bucket: 'gallery-111122223333', Key: 'film.mp4', ContentType: 'video/mp4' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireStorable(input.Key, input)
    requireFittingHeaders(input)
    encryptionFor(input, bucket.encryption)
    requireChecksum(input)
    return writePermissions(bucket, input)
  },
  async run(context, input) {
    const { Bucket, Key, ChecksumAlgorithm, SSEKMSEncryptionContext } = input
    const bucket = findBucket(context.world, Bucket)
    const choice = await encryptionOf(input, bucket)
    requireUnblocked(context, bucket, objectArn(Bucket, Key), choice.type)
    const { dataKeys, encryption } = await newKeys(context, bucket, Key, choice)
    // No part is here yet, so S3 forgets the key again and has it unwrapped for each.
    await useDataKeys(context, dataKeys, () => Promise.resolve())
    const upload: MultipartUpload = {
      key: Key,
      uploadId: newUploadId(context),
      initiated: context.now,
      initiator: 'arn' in context.caller ? context.caller.arn : '',
      ...draftOf(input),
      encryption,
      ...accessOf(context, bucket, input),
      ...(ChecksumAlgorithm && {
        checksum: { algorithm: ChecksumAlgorithm, type: input.ChecksumType ?? typeOf(ChecksumAlgorithm) },
      }),
      parts: null,
    }
    keepUpload(context, Bucket, upload)
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: objectArn(Bucket, Key),
      change: { type: 'created', what: 'multipart upload' },
    })
    return {
      Bucket,
      Key,
      UploadId: upload.uploadId,
      ...encryptionMembers(encryption, input),
      ...(SSEKMSEncryptionContext !== undefined && { SSEKMSEncryptionContext }),
      ...(ChecksumAlgorithm && { ChecksumAlgorithm, ChecksumType: upload.checksum?.type }),
    }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) =>
      bucketParameters(input, call, { uploads: '', ...requestHeaders(input), key: input.Key }),
    responseElements: responseHeaders,
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})

// Only CRCs of parts can be put together to that of the whole.
const typeOf = (algorithm: Algorithm) => (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE')

function requireChecksum(input: {
  readonly ChecksumAlgorithm?: Algorithm
  readonly ChecksumType?: 'FULL_OBJECT' | 'COMPOSITE'
}): void {
  const { ChecksumAlgorithm: algorithm, ChecksumType: type } = input
  if (type === undefined) return
  if (algorithm === undefined)
    throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.')
  const unfit = type === 'COMPOSITE' ? algorithm === 'CRC64NVME' : algorithm.startsWith('SHA')
  if (unfit)
    throw invalidRequest(
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    )
}
