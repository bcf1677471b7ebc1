// Uploads that meet other requests on their way.
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { createBucket } from '../testing/objects.ts'
import { root, simulation } from '../testing/world.ts'

const Bucket = 'films'
const Key = 'film.mp4'
interface Answer {
  readonly ETag: string
  readonly UploadId: string
}

async function films() {
  const aws = simulation('films')
  await createBucket(aws, Bucket)
  const begin = async () => {
    const { UploadId } = await aws.answer<Answer>(root, 's3:CreateMultipartUpload', { Bucket, Key })
    const upload = { Bucket, Key, UploadId }
    const part = { ...upload, PartNumber: 1, Body: utf8('a') }
    const { ETag } = await aws.answer<Answer>(root, 's3:UploadPart', part)
    return { ...upload, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }
  }
  const write = () => aws.answer<Answer>(root, 's3:PutObject', { Bucket, Key })
  return { aws, begin, write }
}

const conflict = {
  status: 409,
  code: 'ConditionalRequestConflict',
  message: 'The conditional request cannot succeed due to a conflicting operation against this resource.',
}

// LocalStack's recording test_multipart_if_match_with_put.
test('what was written since the upload began is in the way of a condition that holds', async () => {
  const { aws, begin, write } = await films()
  await write()
  const upload = await begin()
  await aws.answer(root, 'clock:PassTime', { Minutes: 1 })
  const { ETag: IfMatch } = await write()
  const complete = (input: object) => aws.refusal(root, 's3:CompleteMultipartUpload', input)
  expect(await complete({ ...upload, IfMatch: '"other"' })).toMatchObject({ code: 'PreconditionFailed' })
  expect(await complete({ ...upload, IfMatch })).toEqual({
    ...conflict,
    details: [
      ['Condition', 'If-Match'],
      ['Key', Key],
    ],
  })
  await aws.answer(root, 's3:CompleteMultipartUpload', { ...(await begin()), IfMatch })
})

// LocalStack's recording test_multipart_if_none_match_with_delete.
test('so is what was deleted since', async () => {
  const { aws, begin, write } = await films()
  await write()
  const upload = await begin()
  await aws.answer(root, 's3:DeleteObject', { Bucket, Key })
  const IfNoneMatch = '*'
  expect(await aws.refusal(root, 's3:CompleteMultipartUpload', { ...upload, IfNoneMatch })).toMatchObject(conflict)
  await aws.answer(root, 's3:CompleteMultipartUpload', { ...(await begin()), IfNoneMatch })
})

// moto tests/test_s3/test_s3_multipart.py, test_idempotent_multipart_upload, verified against AWS.
test('an upload can be completed again, whatever the condition', async () => {
  const { aws, begin } = await films()
  const upload = await begin()
  const first = await aws.answer<Answer>(root, 's3:CompleteMultipartUpload', upload)
  expect(await aws.answer(root, 's3:CompleteMultipartUpload', { ...upload, IfNoneMatch: '*' })).toMatchObject({
    ETag: first.ETag,
  })
  await aws.answer(root, 's3:DeleteObject', { Bucket, Key })
  expect(await aws.refusal(root, 's3:CompleteMultipartUpload', upload)).toMatchObject({ code: 'NoSuchUpload' })
})
