// The data key of an upload, which is opened again for each of its parts.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
import { objectArn } from '../arn.ts'
import type { Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, Checksum, MultipartUpload, UploadedPart } from '../world.ts'
import { set } from '../collections/orderedMap.ts'
import { isKeyOf, keyBytes, type CustomerKeyHeaders } from './customerKey.ts'
import { useDataKeys, type DataKey } from './dataKey.ts'
import { invalidArgument, invalidRequest } from './errors.ts'
import { etagHash } from './keepObject.ts'
import { openKeys } from './objectKeys.ts'
import { sealLayers } from './sealObject.ts'
import { requireSignature } from './sseKms.ts'
import { keepUpload, partName } from './uploads.ts'

const MOST_PARTS = 10_000

export function requirePartNumber(partNumber: number): void {
  if (partNumber < 1 || partNumber > MOST_PARTS)
    throw invalidArgument(
      'Part number must be an integer between 1 and 10000, inclusive',
      'partNumber',
      String(partNumber),
    )
}

/** The customer brings the key of the upload with each part. */
export async function customerKeyOfUpload(
  { encryption }: MultipartUpload,
  headers: CustomerKeyHeaders,
): Promise<Bytes | undefined> {
  if (encryption.type !== 'SSE-C') return undefined
  if (headers.SSECustomerKey === undefined)
    throw invalidRequest(
      'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
    )
  const key = keyBytes(headers.SSECustomerKey)
  if (!(await isKeyOf(encryption, key)))
    throw invalidRequest('The provided encryption parameters did not match the ones used originally.')
  return key
}

export function openUploadKeys(
  context: CallContext,
  bucket: Bucket,
  { encryption, key }: MultipartUpload,
  customerKey: Bytes | undefined,
): Promise<readonly DataKey[]> {
  if ('keyArn' in encryption) requireSignature(context)
  return openKeys(context, bucket, key, encryption, customerKey)
}

/** What a part is bound to: it does not open as another part, nor in another upload. */
export const partSubject = (bucket: Bucket, { key, uploadId }: MultipartUpload, partNumber: number): string =>
  `${objectArn(bucket.name, key)}#${uploadId}/${partNumber}`

/** Encrypts a part and puts it into its upload; a part of the same number is replaced. */
export async function keepPart(
  context: CallContext,
  bucket: Bucket,
  upload: MultipartUpload,
  {
    body,
    checksum,
    customerKey,
    partNumber,
  }: {
    readonly partNumber: number
    readonly body: Bytes
    readonly checksum: Checksum | undefined
    readonly customerKey: Bytes | undefined
  },
): Promise<UploadedPart> {
  const dataKeys = await openUploadKeys(context, bucket, upload, customerKey)
  const subject = partSubject(bucket, upload, partNumber)
  const sealed = await useDataKeys(context, dataKeys, () => sealLayers(context, dataKeys, subject, upload.key, body))
  const part: UploadedPart = {
    partNumber,
    size: body.length,
    etag: `"${await etagHash(context, upload.encryption, body)}"`,
    lastModified: context.now,
    ...(checksum && { checksum }),
    ...sealed,
  }
  keepUpload(context, bucket.name, { ...upload, parts: set(upload.parts, partName(partNumber), part) })
  context.record({
    type: 'artifact-stored',
    place: 's3',
    holder: objectArn(bucket.name, upload.key),
    artifacts: [part.ciphertext],
  })
  return part
}
