// LocalStack's recordings of AWS in tests/aws/services/s3/test_s3.snapshot.json, class TestS3MultipartUploadChecksum,
// and test_multipart_and_list_parts, test_get_object_part and test_s3_multipart_upload_sse there.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { createKey } from '../testing/kms.ts'
import { createBucket } from '../testing/objects.ts'
import { root, simulation, type Simulation } from '../testing/world.ts'

const Bucket = 'films'
const Key = 'film.mp4'
const Body = utf8('abc')
const crc32 = { ChecksumCRC32: 'NSRBwg==' }
const crc64 = { ChecksumCRC64NVME: 'BeXKuz/B+us=' }
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64')

type Part = Readonly<Record<string, string | number>>

async function films(begin: object = {}) {
  const aws = simulation('films')
  await createBucket(aws, Bucket)
  const { UploadId } = await aws.answer<{ UploadId: string }>(root, 's3:CreateMultipartUpload', {
    Bucket,
    Key,
    ...begin,
  })
  const upload = { Bucket, Key, UploadId }
  const put = (members: object = {}) =>
    aws.answer<Part>(root, 's3:UploadPart', { ...upload, PartNumber: 1, Body, ...members })
  const complete = ({ ETag = '' }: Part, part: object = {}, members: object = {}) => ({
    ...upload,
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag, ...part }] },
    ...members,
  })
  return { aws, upload, put, complete }
}

const refusal = (aws: Simulation, input: object) => aws.refusal(root, 's3:CompleteMultipartUpload', input)

test('an upload that names no algorithm has none, whatever its parts came with', async () => {
  const { aws, upload, put, complete } = await films()
  const part = await put(crc32)
  expect(part).toMatchObject(crc32)
  const listed = await aws.answer<{ Parts: readonly Part[] }>(root, 's3:ListParts', upload)
  expect(Object.keys({ ...listed, ...listed.Parts[0] }).filter((name) => name.startsWith('Checksum'))).toEqual([])
  expect(await refusal(aws, complete(part, crc32))).toMatchObject({ code: 'InvalidPart' })
  for (const ChecksumType of ['FULL_OBJECT', 'COMPOSITE'])
    expect(await refusal(aws, complete(part, {}, { ChecksumType }))).toMatchObject({
      code: 'InvalidRequest',
      message:
        'The upload was created using the null checksum mode. The complete request must use the same checksum mode.',
    })
  const whole = { ...crc64, ChecksumType: 'FULL_OBJECT' }
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', complete(part))).toMatchObject(whole)
  const ObjectAttributes = ['Checksum', 'ObjectParts']
  expect(await aws.answer(root, 's3:GetObjectAttributes', { Bucket, Key, ObjectAttributes })).toMatchObject({
    Checksum: whole,
    ObjectParts: { TotalPartsCount: 1 },
  })
})

test('a part without a checksum gets none where the upload names no algorithm', async () => {
  const { put } = await films()
  expect(Object.keys(await put()).filter((name) => name.startsWith('Checksum'))).toEqual([])
})

test('under a KMS key the completion does not tell the checksum that nobody asked for', async () => {
  const aws = simulation('films')
  await createBucket(aws, Bucket)
  const { Arn } = await createKey(aws)
  const write = { Bucket, Key, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: Arn }
  const { UploadId } = await aws.answer<{ UploadId: string }>(root, 's3:CreateMultipartUpload', write)
  const { ETag } = await aws.answer<Part>(root, 's3:UploadPart', { Bucket, Key, UploadId, PartNumber: 1, Body })
  const Parts = [{ PartNumber: 1, ETag }]
  const input = { Bucket, Key, UploadId, MultipartUpload: { Parts } }
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', input)).not.toHaveProperty('ChecksumCRC64NVME')
  expect(await aws.answer(root, 's3:GetObject', { Bucket, Key, ChecksumMode: 'ENABLED' })).toMatchObject(crc64)
})

test('a composite upload wants the checksum of every part, and the one that the part has', async () => {
  const { aws, upload, put, complete } = await films({ ChecksumAlgorithm: 'SHA256' })
  expect(await aws.refusal(root, 's3:UploadPart', { ...upload, PartNumber: 1, Body, ...crc32 })).toMatchObject({
    code: 'InvalidRequest',
    message: 'Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
  })
  const part = await put()
  const own = { ChecksumSHA256: sha256(Body) }
  expect(part).toMatchObject(own)
  expect(await refusal(aws, complete(part))).toMatchObject({
    code: 'InvalidRequest',
    message:
      'The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 1 in the request.',
  })
  expect(await refusal(aws, complete(part, { ChecksumSHA256: sha256('other') }))).toMatchObject({ code: 'InvalidPart' })
  expect(await refusal(aws, complete(part, crc32))).toMatchObject({
    code: 'BadDigest',
    message: 'The crc32 you specified for part 1 did not match what we received.',
  })
  expect(await refusal(aws, complete(part, own, { ChecksumType: 'FULL_OBJECT' }))).toMatchObject({
    message:
      'The upload was created using the COMPOSITE checksum mode. The complete request must use the same checksum mode.',
  })
  await aws.answer(root, 's3:CompleteMultipartUpload', complete(part, own))
  expect(await aws.answer(root, 's3:GetObject', { Bucket, Key, PartNumber: 1, ChecksumMode: 'ENABLED' })).toMatchObject(
    { ...own, ChecksumType: 'COMPOSITE' },
  )
})

test('a checksum of the whole that is wrong is named in small letters', async () => {
  const { aws, put, complete } = await films({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' })
  const part = await put()
  expect(await refusal(aws, complete(part, {}, { ChecksumCRC32: 'AAAAAA==' }))).toMatchObject({
    code: 'BadDigest',
    message: 'The crc32 you specified did not match the calculated checksum.',
  })
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', complete(part, {}, crc32))).toMatchObject(crc32)
})

test('a range that is everything comes with the checksum of everything', async () => {
  // test_get_object_range there.
  const aws = simulation('films')
  await createBucket(aws, Bucket)
  await aws.answer(root, 's3:PutObject', { Bucket, Key, Body, ...crc32 })
  const read = (Range: string) => aws.answer(root, 's3:GetObject', { Bucket, Key, Range, ChecksumMode: 'ENABLED' })
  expect(await read('bytes=0-100')).toMatchObject(crc32)
  expect(await read('bytes=1-2')).not.toHaveProperty('ChecksumCRC32')
})

test('the size that a completion announces must be that of the parts', async () => {
  const { aws, put, complete } = await films()
  const part = await put()
  expect(await refusal(aws, complete(part, {}, { MpuObjectSize: 4 }))).toMatchObject({
    code: 'InvalidRequest',
    message: "The provided 'x-amz-mp-object-size' header value 4 does not match what was computed: 3",
  })
  await aws.answer(root, 's3:CompleteMultipartUpload', complete(part, {}, { MpuObjectSize: 3 }))
})
