// Parts of objects, conditions, and what a reader may have the answer say.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import { describe, expect, test } from 'vitest'
import { textOf, utf8 } from '../bytes.ts'
import { publicPolicy } from '../testing/gallery.ts'
import { createBucket, type Answer } from '../testing/objects.ts'
import { anonymous, createUser, root, simulation } from '../testing/world.ts'

const named = { Bucket: 'library', Key: 'book' }
const ETAG = '"781e5e245d69b566979b86e28d23f2c7"' // printf 0123456789 | md5sum

async function library() {
  const aws = simulation()
  await createBucket(aws, named.Bucket)
  const put = { ...named, Body: utf8('0123456789'), CacheControl: 'no-store', Expires: 'tomorrow' }
  await aws.answer(root, 's3:PutObject', put)
  const { LastModified } = await aws.answer<{ LastModified: number }>(root, 's3:HeadObject', named)
  return { aws, at: LastModified }
}

// LocalStack snapshots test_range_header_…, test_get_range_object_headers; RFC 9110, section 14.
test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ['bytes=5-99', '56789', 'bytes 5-9/10'],
])('%s is %s', async (Range, text, ContentRange) => {
  const { aws } = await library()
  const outcome = await aws.send(root, 's3:GetObject', { ...named, Range })
  expect(outcome).toMatchObject({ response: { ContentRange, ContentLength: text.length } })
  expect(textOf((outcome as { response: Answer }).response.Body)).toBe(text)
  const record = outcome.trace.find(({ step }) => step.type === 'event-recorded')?.step
  expect(record).toMatchObject({
    event: { additionalEventData: { httpStatusCode: 206, bytesTransferredOut: text.length } },
  })
})

test.each(['bytes=4-2', 'bytes=a-b', 'items=0-1', 'bytes=0-1,4-5', 'bytes=-'])(
  '%s is no range, so all comes',
  async (Range) => {
    const { aws } = await library()
    const answer = await aws.answer<Answer>(root, 's3:GetObject', { ...named, Range })
    expect(answer.Body).toHaveLength(10)
    expect(answer).not.toHaveProperty('ContentRange')
  },
)

// LocalStack snapshot test_invalid_range_error.
test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s is not satisfiable', async (Range) => {
  const { aws } = await library()
  expect(await aws.refusal(root, 's3:GetObject', { ...named, Range })).toEqual({
    status: 416,
    code: 'InvalidRange',
    message: 'The requested range is not satisfiable',
    details: [
      ['RangeRequested', Range],
      ['ActualObjectSize', '10'],
    ],
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html; LocalStack snapshot test_precondition_failed_error.
describe.each(['s3:GetObject', 's3:HeadObject'])('%s', (operation) => {
  test.each([
    [{ IfMatch: '"abc"' }, 'If-Match'],
    [{ IfUnmodifiedSince: -1 }, 'If-Unmodified-Since'],
  ])('%j does not hold: 412', async (conditions, Condition) => {
    const { aws, at } = await library()
    const input = 'IfUnmodifiedSince' in conditions ? { IfUnmodifiedSince: at - 1 } : conditions
    expect(await aws.refusal(root, operation, { ...named, ...input })).toEqual({
      status: 412,
      code: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
      details: [['Condition', Condition]],
    })
  })

  // https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5, and ceph/s3-tests test_get_object_ifnonematch_good
  test('what the reader has already is 304, without a body, with the headers that name it', async () => {
    const { aws, at } = await library()
    for (const conditions of [{ IfNoneMatch: ETAG }, { IfNoneMatch: '*' }, { IfModifiedSince: at }])
      expect(await aws.refusal(root, operation, { ...named, ...conditions })).toEqual({
        status: 304,
        code: 'NotModified',
        headers: [
          ['etag', ETAG],
          ['last-modified', new Date(at * 1000).toUTCString()],
        ],
      })
  })

  test('a condition on the ETag decides before one on the time', async () => {
    const { aws, at } = await library()
    expect(await aws.answer(root, operation, { ...named, IfMatch: ETAG, IfUnmodifiedSince: at - 1 })).toMatchObject({
      ETag: ETAG,
    })
    expect(await aws.answer(root, operation, { ...named, IfNoneMatch: '"abc"', IfModifiedSince: at })).toMatchObject({
      ETag: ETAG,
    })
    expect(await aws.answer(root, operation, { ...named, IfMatch: `"abc", ${ETAG}` })).toMatchObject({ ETag: ETAG })
  })
})

test('a signed reader may have the answer say something else; nobody without a signature may', async () => {
  const { aws } = await library()
  const overrides = { ResponseContentType: 'text/html', ResponseCacheControl: 'max-age=1' }
  expect(await aws.answer(root, 's3:GetObject', { ...named, ...overrides })).toMatchObject({
    ContentType: 'text/html',
    CacheControl: 'max-age=1',
    Expires: 'tomorrow',
  })
  await aws.answer(root, 's3:PutPublicAccessBlock', {
    Bucket: named.Bucket,
    PublicAccessBlockConfiguration: { BlockPublicAcls: true },
  })
  await aws.answer(root, 's3:PutBucketPolicy', { Bucket: named.Bucket, Policy: publicPolicy(named.Bucket) })
  await aws.answer(anonymous, 's3:GetObject', named)
  expect(await aws.refusal(anonymous, 's3:GetObject', { ...named, ...overrides })).toMatchObject({
    code: 'InvalidRequest',
    message: 'Request specific response headers cannot be used for anonymous GET requests.',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
test('a write can insist that there is nothing yet, or just what it knows', async () => {
  const { aws } = await library()
  const put = (members: object, Key = named.Key) => ({ ...named, Key, Body: utf8('x'), ...members })
  expect(await aws.refusal(root, 's3:PutObject', put({ IfNoneMatch: '*' }))).toMatchObject({
    status: 412,
    code: 'PreconditionFailed',
    details: [['Condition', 'If-None-Match']],
  })
  await aws.answer(root, 's3:PutObject', put({ IfNoneMatch: '*' }, 'new'))
  expect(await aws.refusal(root, 's3:PutObject', put({ IfMatch: '"abc"' }))).toMatchObject({ status: 412 })
  expect(await aws.refusal(root, 's3:PutObject', put({ IfMatch: ETAG }, 'nothing'))).toMatchObject({
    status: 404,
    code: 'NoSuchKey',
  })
  expect(await aws.refusal(root, 's3:PutObject', put({ IfNoneMatch: ETAG }))).toMatchObject({
    status: 501,
    code: 'NotImplemented',
  })
  await aws.answer(root, 's3:PutObject', put({ IfMatch: ETAG }))
})

test('policies can demand that writes are conditional', async () => {
  const { aws } = await library()
  const alice = await createUser(aws, 'alice', {
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: '*',
    Condition: { Null: { 's3:if-none-match': 'false' } },
  })
  const put = { ...named, Key: 'new', Body: utf8('x') }
  expect(await aws.refusal(alice, 's3:PutObject', put)).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(alice, 's3:PutObject', { ...put, IfNoneMatch: '*' })
})
