import { base64Of, concat } from '../../bytes.ts'
import { defineOperation } from '../../operation.ts'
import { blob, integer, optional, required, string } from '../../shape.ts'
import { plaintextOf } from '../artifacts.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checkedChecksum, checksumSaid, partChecksum } from '../checksums.ts'
import { CustomerKeyMembers, requireFittingHeaders } from '../customerKey.ts'
import { encryptionMembers } from '../describeObject.ts'
import { findBucket } from '../findBucket.ts'
import { CHECKSUMS, ChecksumAlgorithm } from '../objectMembers.ts'
import { customerKeyOfUpload, keepPart, requirePartNumber } from '../partKeys.ts'
import { objectPermission } from '../permission.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { requireSize } from '../sizes.ts'
import { checksumOfPart } from '../uploadChecksums.ts'
import { findUpload, ON_UPLOAD } from '../uploads.ts'
import { responseHeaders } from '../writeAudit.ts'

export const uploadPart = defineOperation({
  name: 's3:UploadPart',
  summary: 'Encrypts one part of an upload; for that S3 has KMS unwrap the data key, so the caller needs kms:Decrypt.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html',
  input: {
    ...ON_UPLOAD,
    PartNumber: required(integer()),
    Body: optional(blob()),
    ContentLength: optional(integer()),
    ContentMD5: optional(string()),
    ChecksumAlgorithm: optional(ChecksumAlgorithm),
    ...CHECKSUMS,
    ...CustomerKeyMembers,
  },
  example: { Bucket: 'gallery-111122223333', Key: 'film.mp4', UploadId: '…', PartNumber: 1, Body: 'aGVsbG8=' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requirePartNumber(input.PartNumber)
    requireSize(input)
    requireFittingHeaders(input)
    checksumSaid(input)
    return [objectPermission(bucket, input.Key, 's3:PutObject')]
  },
  async run(context, input) {
    const { Body = concat(), PartNumber: partNumber } = input
    const bucket = findBucket(context.world, input.Bucket)
    const upload = findUpload(bucket, input)
    const customerKey = await customerKeyOfUpload(upload, input)
    const checked = await checkedChecksum(input, Body, context.environment, base64Of)
    const said = (checksumSaid(input) ?? input.ChecksumAlgorithm) && checked
    const checksum = await checksumOfPart(upload, said, Body, context.environment.digests)
    const part = await keepPart(context, bucket, upload, { partNumber, body: Body, checksum, customerKey })
    return { ETag: part.etag, ...partChecksum(part), ...encryptionMembers(upload.encryption, input) }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    responseElements: responseHeaders,
    additionalEventData: ({ input: { Body } }) => ({ bytesTransferredIn: Body?.length ?? 0 }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
  carries: {
    request: async ({ Body, Key }, { environment }) => (Body ? [await plaintextOf(environment, Body, Key)] : []),
  },
})
