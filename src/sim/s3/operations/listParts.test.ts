// As LocalStack recorded it from AWS: tests/aws/services/s3/test_s3_list_operations.snapshot.json, TestS3ListParts.
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const upload = { Bucket: 'films', Key: 'film.mp4' }
// md5sum of `data`.
const ETag = '"8d777f385d3dfec8815d20f7496026dc"'

async function films(parts: number) {
  const aws = simulation()
  await aws.answer(root, 's3:CreateBucket', { Bucket: 'films' })
  const { UploadId } = await aws.answer<{ UploadId: string }>(root, 's3:CreateMultipartUpload', upload)
  for (let PartNumber = 1; PartNumber <= parts; PartNumber++)
    await aws.answer(root, 's3:UploadPart', { ...upload, UploadId, PartNumber, Body: utf8('data') })
  const list = (more: object = {}) => aws.answer<object>(root, 's3:ListParts', { ...upload, UploadId, ...more })
  return { aws, UploadId, list }
}

const part = (PartNumber: number) => ({ ETag, LastModified: expect.any(Number) as number, PartNumber, Size: 4 })
const said = (UploadId: string, more: object) => ({
  ...upload,
  UploadId,
  Initiator: { ID: expect.any(String) as string },
  Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  StorageClass: 'STANDARD',
  PartNumberMarker: 0,
  MaxParts: 1000,
  IsTruncated: false,
  ...more,
})

test('an upload without parts has none', async () => {
  const { UploadId, list } = await films(0)
  expect(await list()).toEqual(said(UploadId, { NextPartNumberMarker: 0 }))
})

test('every part is listed with its number, its size and its ETag', async () => {
  const { UploadId, list } = await films(2)
  expect(await list()).toEqual(said(UploadId, { NextPartNumberMarker: 2, Parts: [part(1), part(2)] }))
})

test('a page goes on where the one before it ended, and behind the last part is nothing', async () => {
  const { UploadId, list } = await films(2)
  const page = { MaxParts: 1 }
  expect(await list(page)).toEqual(
    said(UploadId, { ...page, IsTruncated: true, NextPartNumberMarker: 1, Parts: [part(1)] }),
  )
  const next = { ...page, PartNumberMarker: 1 }
  expect(await list(next)).toEqual(said(UploadId, { ...next, NextPartNumberMarker: 2, Parts: [part(2)] }))
  const behind = { ...page, PartNumberMarker: 10 }
  expect(await list(behind)).toEqual(said(UploadId, { ...behind, NextPartNumberMarker: 0 }))
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
test('is a permission of its own', async () => {
  const { aws, UploadId } = await films(1)
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' })
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 's3:ListMultipartUploadParts', Resource: '*' })
  const input = { ...upload, UploadId }
  expect(await aws.refusal(alice, 's3:ListParts', input)).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:ListMultipartUploadParts on resource: "arn:aws:s3:::films/film.mp4" because no identity-based policy allows the s3:ListMultipartUploadParts action',
  })
  expect(await aws.answer(bob, 's3:ListParts', input)).toMatchObject({ Parts: [{ PartNumber: 1 }] })
})

test('an upload that was given up is not known any longer', async () => {
  const { aws, UploadId } = await films(1)
  await aws.answer(root, 's3:AbortMultipartUpload', { ...upload, UploadId })
  expect(await aws.refusal(root, 's3:ListParts', { ...upload, UploadId })).toEqual({
    status: 404,
    code: 'NoSuchUpload',
    message:
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    details: [['UploadId', UploadId]],
  })
})
