// A multipart upload from its beginning to its end.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { concat, sameBytes, textOf, utf8, type Bytes } from '../../bytes.ts'
import { createEnvironment } from '../../environment.ts'
import { policy } from '../../testing/gallery.ts'
import { createKey, keyPolicy, delegation } from '../../testing/kms.ts'
import {
  bucketOf,
  callsToKms,
  createBucket,
  customerKey,
  encryptions,
  setEncryption,
  type Answer,
} from '../../testing/objects.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'
import type { CallerName } from '../../iam/caller.ts'

const Bucket = 'films'
const Key = 'film.mp4'
const PART = 5 * 2 ** 20
const big = createEnvironment({ seed: 'part' }).randomBytes(PART)
const end = utf8('the end')

async function films() {
  const aws = simulation('films')
  const { Arn } = await createKey(aws)
  await createBucket(aws, Bucket)
  await setEncryption(aws, Bucket)
  return { aws, keyArn: Arn }
}

const begin = async (aws: Simulation, members: object = {}, as: CallerName = root): Promise<string> =>
  (await aws.answer<{ UploadId: string }>(as, 's3:CreateMultipartUpload', { Bucket, Key, ...members })).UploadId

const part = async (aws: Simulation, UploadId: string, PartNumber: number, Body: Bytes, members: object = {}) => ({
  PartNumber,
  ETag: (await aws.answer<Answer>(root, 's3:UploadPart', { Bucket, Key, UploadId, PartNumber, Body, ...members })).ETag,
})

const complete = (UploadId: string, Parts: readonly object[], members: object = {}) => ({
  Bucket,
  Key,
  UploadId,
  MultipartUpload: { Parts },
  ...members,
})

describe.each(encryptions('').map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
  test('parts become one object, and only with both parts in their places', async () => {
    const { aws, keyArn } = await films()
    const { read, write } = encryptions(keyArn)[index] ?? { read: {}, write: {} }
    const UploadId = await begin(aws, write)
    const parts = [await part(aws, UploadId, 1, big, read), await part(aws, UploadId, 2, end, read)]
    const answer = await aws.answer<Answer>(root, 's3:CompleteMultipartUpload', complete(UploadId, parts, read))
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html: 32 hex digits and the number of parts.
    expect(answer.ETag).toMatch(/^"[0-9a-f]{32}-2"$/)
    const { Body } = await aws.answer<Answer>(root, 's3:GetObject', { Bucket, Key, ...read })
    expect(sameBytes(Body, concat(big, end))).toBe(true)
    const second = { Bucket, Key, PartNumber: 2, ...read }
    expect(await aws.answer(root, 's3:GetObject', second)).toMatchObject({
      Body: end,
      PartsCount: 2,
      ContentRange: `bytes ${PART}-${PART + 6}/${PART + 7}`,
    })
    expect(bucketOf(aws, Bucket).uploads).toBeNull()
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
test('with SSE-S3 the ETag is the MD5 of the MD5s of the parts', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws)
  const only = await part(aws, UploadId, 1, end)
  const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes)
  expect(only.ETag).toBe(`"${md5(end).digest('hex')}"`)
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', complete(UploadId, [only]))).toMatchObject({
    ETag: `"${md5(md5(end).digest()).digest('hex')}-1"`,
    Location: 'https://films.s3.us-east-1.amazonaws.com/film.mp4',
    ChecksumType: 'FULL_OBJECT',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
test('KMS makes the data key at the beginning and unwraps it for each part and at the end', async () => {
  const { aws, keyArn } = await films()
  const write = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn }
  expect(callsToKms(await aws.send(root, 's3:CreateMultipartUpload', { Bucket, Key, ...write }))).toEqual([
    'kms:GenerateDataKey',
  ])
  const UploadId = await begin(aws, write)
  const sent = await aws.send(root, 's3:UploadPart', { Bucket, Key, UploadId, PartNumber: 1, Body: end })
  expect(callsToKms(sent)).toEqual(['kms:Decrypt'])
  const ETag = 'response' in sent ? (sent.response as Answer).ETag : '' // UploadPart answers with an ETag
  const done = await aws.send(root, 's3:CompleteMultipartUpload', complete(UploadId, [{ PartNumber: 1, ETag }]))
  expect(callsToKms(done)).toEqual(['kms:Decrypt'])
})

// https://repost.aws/knowledge-center/s3-large-file-encryption-kms-key
test('who may make data keys and not unwrap them can begin an upload and send no part', async () => {
  const { aws } = await films()
  const { Arn } = await createKey(aws, { Policy: keyPolicy(delegation) })
  const alice = await createUser(
    aws,
    'alice',
    { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    { Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: '*' },
  )
  const UploadId = await begin(aws, { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: Arn }, alice)
  expect(await aws.refusal(alice, 's3:UploadPart', { Bucket, Key, UploadId, PartNumber: 1, Body: end })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:Decrypt on resource: ${Arn} because no identity-based policy allows the kms:Decrypt action`,
  })
})

// LocalStack snapshots test_multipart_complete_multipart_too_small, _wrong_part, _parts_order.
test.each([
  {
    when: 'a part but the last is smaller than 5 MiB',
    parts: (one: object, two: object) => [one, two],
    error: {
      code: 'EntityTooSmall',
      message: 'Your proposed upload is smaller than the minimum allowed size',
      details: [
        ['ProposedSize', '7'],
        ['MinSizeAllowed', '5242880'],
        ['PartNumber', '1'],
        ['ETag', createHash('md5').update(end).digest('hex')],
      ],
    },
  },
  {
    when: 'the parts are not in order',
    parts: (one: object, two: object) => [two, one],
    error: {
      code: 'InvalidPartOrder',
      message: 'The list of parts was not in ascending order. Parts must be ordered by part number.',
    },
  },
  {
    when: 'there is no such part',
    parts: () => [{ PartNumber: 3, ETag: '"abc"' }],
    error: {
      code: 'InvalidPart',
      message:
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    },
  },
  {
    when: 'a part has another ETag',
    parts: (one: object) => [{ ...one, ETag: '"abc"' }],
    error: { code: 'InvalidPart' },
  },
  {
    when: 'no part is named',
    parts: () => [],
    error: { code: 'MalformedXML' },
  },
])('is refused when $when, and can be tried again', async ({ error, parts }) => {
  const { aws } = await films()
  const UploadId = await begin(aws)
  const named = parts(await part(aws, UploadId, 1, end), await part(aws, UploadId, 2, end))
  expect(await aws.refusal(root, 's3:CompleteMultipartUpload', complete(UploadId, named))).toMatchObject({
    status: 400,
    ...error,
  })
  expect(bucketOf(aws, Bucket).uploads).not.toBeNull()
})

test('an upload that was aborted, completed or never begun is not found', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws)
  await aws.answer(root, 's3:AbortMultipartUpload', { Bucket, Key, UploadId })
  for (const [operation, members] of [
    ['s3:UploadPart', { PartNumber: 1, Body: end }],
    ['s3:ListParts', {}],
    ['s3:AbortMultipartUpload', {}],
    ['s3:CompleteMultipartUpload', {}],
  ] as const)
    expect(await aws.refusal(root, operation, { Bucket, Key, UploadId, ...members })).toEqual({
      status: 404,
      code: 'NoSuchUpload',
      message:
        'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      details: [['UploadId', UploadId]],
    })
})

// LocalStack snapshot test_multipart_upload_sse_c_validation.
test("each part of an SSE-C upload needs the upload's key", async () => {
  const { aws } = await films()
  const UploadId = await begin(aws, customerKey())
  const send = { Bucket, Key, UploadId, PartNumber: 1, Body: end }
  expect(await aws.refusal(root, 's3:UploadPart', send)).toMatchObject({
    code: 'InvalidRequest',
    message:
      'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
  })
  expect(await aws.refusal(root, 's3:UploadPart', { ...send, ...customerKey('other') })).toMatchObject({
    code: 'InvalidRequest',
    message: 'The provided encryption parameters did not match the ones used originally.',
  })
})

test('parts and uploads are listed a page at a time, until they are gone', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws)
  await part(aws, UploadId, 2, end)
  await part(aws, UploadId, 7, end)
  const list = (members: object) => aws.answer(root, 's3:ListParts', { Bucket, Key, UploadId, ...members })
  expect(await list({ MaxParts: 1 })).toMatchObject({
    IsTruncated: true,
    NextPartNumberMarker: 2,
    Parts: [{ PartNumber: 2, Size: 7 }],
  })
  expect(await list({ PartNumberMarker: 2 })).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 7 }] })
  const uploads = () => aws.answer(root, 's3:ListMultipartUploads', { Bucket })
  expect(await uploads()).toMatchObject({ Uploads: [{ Key, UploadId }] })
  await aws.answer(root, 's3:AbortMultipartUpload', { Bucket, Key, UploadId })
  expect(await uploads()).not.toHaveProperty('Uploads')
})

test('a part can be a range of an object', async () => {
  const { aws } = await films()
  await aws.answer(root, 's3:PutObject', { Bucket, Key: 'source', Body: utf8('once upon a time') })
  const UploadId = await begin(aws)
  const copy = (CopySourceRange: string) => ({
    Bucket,
    Key,
    UploadId,
    PartNumber: 1,
    CopySource: 'films/source',
    CopySourceRange,
  })
  expect(await aws.refusal(root, 's3:UploadPartCopy', copy('bytes=0-99'))).toMatchObject({
    code: 'InvalidArgument',
    message: 'Range specified is not valid for source object of size: 16',
  })
  const { CopyPartResult } = await aws.answer<{ CopyPartResult: Answer }>(root, 's3:UploadPartCopy', copy('bytes=5-8'))
  await aws.answer(
    root,
    's3:CompleteMultipartUpload',
    complete(UploadId, [{ PartNumber: 1, ETag: CopyPartResult.ETag }]),
  )
  expect(textOf((await aws.answer<Answer>(root, 's3:GetObject', { Bucket, Key })).Body)).toBe('upon')
})

// LocalStack's recording test_complete_multipart_parts_checksum_composite: here the number of parts is left out.
test('checksums of parts make a composite one, and it says so', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws, { ChecksumAlgorithm: 'SHA256' })
  const only = await part(aws, UploadId, 1, end)
  const digest = createHash('sha256').update(createHash('sha256').update(end).digest()).digest('base64')
  const expected = { ChecksumSHA256: `${digest}-1`, ChecksumType: 'COMPOSITE' }
  const named = { ...only, ChecksumSHA256: createHash('sha256').update(end).digest('base64') }
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', complete(UploadId, [named]))).toMatchObject(expected)
  const attributes = { Bucket, Key, ObjectAttributes: ['Checksum', 'ObjectParts', 'ObjectSize'] }
  expect(await aws.answer(root, 's3:GetObjectAttributes', attributes)).toMatchObject({
    Checksum: { ChecksumSHA256: digest, ChecksumType: 'COMPOSITE' },
    ObjectParts: { TotalPartsCount: 1, IsTruncated: false, Parts: [{ PartNumber: 1, Size: 7 }] },
    ObjectSize: 7,
  })
})

// ceph/s3-tests test_multipart_checksum_sha256
test('a composite checksum that the completion says must be true, with the number of parts or without', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws, { ChecksumAlgorithm: 'SHA256' })
  const only = await part(aws, UploadId, 1, end)
  const digest = createHash('sha256').update(createHash('sha256').update(end).digest()).digest('base64')
  const named = { ...only, ChecksumSHA256: createHash('sha256').update(end).digest('base64') }
  const saying = (ChecksumSHA256: string) => ({ ...complete(UploadId, [named]), ChecksumSHA256 })
  for (const wrong of [`${digest}-2`, named.ChecksumSHA256, `${named.ChecksumSHA256}-1`])
    expect(await aws.refusal(root, 's3:CompleteMultipartUpload', saying(wrong))).toMatchObject({ code: 'BadDigest' })
  expect(await aws.refusal(root, 's3:CompleteMultipartUpload', saying(`${digest}-x`))).toMatchObject({
    code: 'InvalidRequest',
    message: 'Value for x-amz-checksum-sha256 header is invalid.',
  })
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', saying(`${digest}-1`))).toMatchObject({
    ChecksumSHA256: `${digest}-1`,
  })
})

// LocalStack's recording test_s3_invalid_content_md5: of an object the same digest comes back in hexadecimal digits.
test('a part that is not what its MD5 says is refused, and both digests are in base64', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws)
  const said = { Bucket, Key, UploadId, PartNumber: 1, Body: utf8('something'), ContentMD5: 'CYketZBSTjX8czcs3cXVlg==' }
  expect(await aws.refusal(root, 's3:UploadPart', said)).toMatchObject({
    code: 'BadDigest',
    details: [
      ['ExpectedDigest', 'CYketZBSTjX8czcs3cXVlg=='],
      ['CalculatedDigest', 'Q3uTDbhLgHnC3YBKcZNrXw=='],
    ],
  })
})

test('aborting is a permission of its own', async () => {
  const { aws } = await films()
  const UploadId = await begin(aws)
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' })
  expect((await aws.refusal(alice, 's3:AbortMultipartUpload', { Bucket, Key, UploadId })).message).toContain(
    's3:AbortMultipartUpload',
  )
  await aws.answer(root, 's3:PutBucketPolicy', {
    Bucket,
    Policy: policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' },
      Action: 's3:AbortMultipartUpload',
      Resource: `arn:aws:s3:::${Bucket}/*`,
    }),
  })
  await aws.answer(alice, 's3:AbortMultipartUpload', { Bucket, Key, UploadId })
})

// LocalStack tests/aws/services/s3/test_s3.py, test_multipart_complete_multipart_too_small
test('asks for a part when there is no document, and for a document that has one', async () => {
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const named = { Bucket: 'gallery', Key: 'film' }
  const { UploadId } = await sim.answer<{ readonly UploadId: string }>(root, 's3:CreateMultipartUpload', named)
  const refused = (more: object) => sim.refusal(root, 's3:CompleteMultipartUpload', { ...named, UploadId, ...more })
  expect(await refused({})).toMatchObject({
    status: 400,
    code: 'InvalidRequest',
    message: 'You must specify at least one part',
  })
  expect(await refused({ MultipartUpload: { Parts: [] } })).toMatchObject({ status: 400, code: 'MalformedXML' })
})
