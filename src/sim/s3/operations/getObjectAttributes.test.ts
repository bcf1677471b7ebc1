// As LocalStack recorded it from AWS: tests/aws/services/s3/test_s3.snapshot.json, test_get_object_attributes and
// test_get_object_attributes_versioned; test_s3_list_operations.snapshot.json, test_list_parts_via_object_attrs_pagination.
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createKey } from '../../testing/kms.ts'
import { callsToKms, createBucket, customerKey, setEncryption } from '../../testing/objects.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const named = { Bucket: 'gallery', Key: 'data.txt' }
const EVERYTHING = ['StorageClass', 'ETag', 'ObjectSize', 'ObjectParts', 'Checksum']
const Body = utf8('69\n420\n')
const ETag = 'e92499db864217242396e8ef766079a9'
const LastModified = expect.any(Number) as number

async function gallery(settings: { versioning?: string } = {}): Promise<Simulation> {
  const aws = simulation()
  await createBucket(aws, named.Bucket, settings)
  await setEncryption(aws, named.Bucket)
  return aws
}

const attributes = (ObjectAttributes: readonly string[], more: object = {}) => ({ ...named, ObjectAttributes, ...more })

test('tells what is asked for and nothing else, the ETag without quotes', async () => {
  const aws = await gallery()
  await aws.answer(root, 's3:PutObject', { ...named, Body, ChecksumAlgorithm: 'CRC32' })
  expect(await aws.answer(root, 's3:GetObjectAttributes', attributes(EVERYTHING))).toEqual({
    Checksum: { ChecksumCRC32: 'WC+ANw==', ChecksumType: 'FULL_OBJECT' },
    ETag,
    LastModified,
    ObjectSize: 7,
    StorageClass: 'STANDARD',
  })
  expect(await aws.answer(root, 's3:GetObjectAttributes', attributes(['ObjectSize']))).toEqual({
    LastModified,
    ObjectSize: 7,
  })
})

test('tells it of the version that is named', async () => {
  const aws = await gallery({ versioning: 'Enabled' })
  const { VersionId } = await aws.answer<{ VersionId: string }>(root, 's3:PutObject', { ...named, Body })
  await aws.answer(root, 's3:PutObject', { ...named, Body: utf8('version 2') })
  const asked = ['StorageClass', 'ETag', 'ObjectSize']
  expect(await aws.answer(root, 's3:GetObjectAttributes', attributes(asked))).toMatchObject({ ObjectSize: 9 })
  await aws.answer(root, 's3:DeleteObject', named)
  expect(await aws.refusal(root, 's3:GetObjectAttributes', attributes(asked))).toMatchObject({
    status: 404,
    code: 'NoSuchKey',
    details: [['Key', named.Key]],
  })
  expect(await aws.answer(root, 's3:GetObjectAttributes', attributes(asked, { VersionId }))).toEqual({
    ETag,
    LastModified,
    ObjectSize: 7,
    StorageClass: 'STANDARD',
    VersionId,
  })
})

test('lists the parts of a composite checksum a page at a time', async () => {
  const aws = await gallery()
  const upload = await aws.answer<{ UploadId: string }>(root, 's3:CreateMultipartUpload', {
    ...named,
    ChecksumAlgorithm: 'SHA256',
  })
  const Parts = []
  for (const [PartNumber, content] of [
    [1, new Uint8Array(5 << 20)],
    [2, utf8('the end')],
  ] as const)
    Parts.push({
      PartNumber,
      ...(await aws.answer<{ ETag: string; ChecksumSHA256: string }>(root, 's3:UploadPart', {
        ...named,
        UploadId: upload.UploadId,
        PartNumber,
        Body: content,
      })),
    })
  const [first, second] = Parts.map(({ ChecksumSHA256, PartNumber }, i) => ({
    ChecksumSHA256,
    PartNumber,
    Size: i === 0 ? 5 << 20 : 7,
  }))
  await aws.answer(root, 's3:CompleteMultipartUpload', {
    ...named,
    UploadId: upload.UploadId,
    MultipartUpload: {
      Parts: Parts.map(({ ChecksumSHA256, ETag: tag, PartNumber }) => ({ ChecksumSHA256, ETag: tag, PartNumber })),
    },
  })
  const page = async (more: object) =>
    (await aws.answer<{ ObjectParts: object }>(root, 's3:GetObjectAttributes', attributes(['ObjectParts'], more)))
      .ObjectParts
  const all = { TotalPartsCount: 2, PartNumberMarker: 0, MaxParts: 1000, IsTruncated: false }
  expect(await page({})).toEqual({ ...all, NextPartNumberMarker: 2, Parts: [first, second] })
  expect(await page({ MaxParts: 1, PartNumberMarker: 1 })).toEqual({
    ...all,
    MaxParts: 1,
    PartNumberMarker: 1,
    NextPartNumberMarker: 2,
    Parts: [second],
  })
  expect(await page({ MaxParts: 1, PartNumberMarker: 10 })).toEqual({
    ...all,
    MaxParts: 1,
    PartNumberMarker: 10,
    NextPartNumberMarker: 0,
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
test('needs two permissions, and the key for the checksum alone', async () => {
  const aws = await gallery()
  const { Arn } = await createKey(aws)
  await aws.answer(root, 's3:PutObject', { ...named, Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: Arn })
  const may = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
  const alice = await createUser(aws, 'alice', may('s3:GetObject'))
  const bob = await createUser(aws, 'bob', may('s3:GetObjectAttributes'))
  const carol = await createUser(aws, 'carol', may('s3:GetObject', 's3:GetObjectAttributes'))
  expect((await aws.refusal(alice, 's3:GetObjectAttributes', attributes(['ObjectSize']))).message).toContain(
    's3:GetObjectAttributes on resource: "arn:aws:s3:::gallery/data.txt"',
  )
  expect((await aws.refusal(bob, 's3:GetObjectAttributes', attributes(['ObjectSize']))).message).toContain(
    's3:GetObject on resource: "arn:aws:s3:::gallery/data.txt"',
  )
  const outcome = await aws.send(carol, 's3:GetObjectAttributes', attributes(['ETag', 'ObjectSize', 'StorageClass']))
  expect(outcome).toMatchObject({ response: { ObjectSize: 7 } })
  expect(callsToKms(outcome)).toEqual([])
  expect(await aws.refusal(carol, 's3:GetObjectAttributes', attributes(['Checksum']))).toMatchObject({
    status: 403,
    message: expect.stringContaining(`kms:Decrypt on resource: ${Arn}`) as string,
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
test('needs the customer’s key of an object that was stored under one', async () => {
  const aws = await gallery()
  await aws.answer(root, 's3:PutObject', { ...named, Body, ...customerKey() })
  expect(await aws.refusal(root, 's3:GetObjectAttributes', attributes(['ObjectSize']))).toMatchObject({
    status: 400,
    code: 'InvalidRequest',
  })
  const withKey = attributes(['ObjectSize'], customerKey())
  expect(await aws.answer(root, 's3:GetObjectAttributes', withKey)).toMatchObject({ ObjectSize: 7 })
})
