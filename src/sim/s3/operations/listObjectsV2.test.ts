import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
interface Listing {
  readonly KeyCount: number
  readonly IsTruncated: boolean
  readonly NextContinuationToken?: string
  readonly Contents?: readonly { readonly Key: string }[]
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[]
}
const bucket = async (...keys: readonly string[]): Promise<Simulation> => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  for (const Key of keys) await running.answer(root, 's3:PutObject', { Bucket, Key, Body: utf8(Key) })
  return running
}
const list = (running: Simulation, input: object): Promise<Listing> =>
  running.answer(root, 's3:ListObjectsV2', { Bucket, ...input })

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
test('lists what is known of each object', async () => {
  const running = await bucket('a')
  expect(await list(running, {})).toEqual({
    Name: Bucket,
    Prefix: '',
    MaxKeys: 1000,
    KeyCount: 1,
    IsTruncated: false,
    Contents: [
      {
        Key: 'a',
        LastModified: expect.any(Number) as unknown,
        ETag: '"0cc175b9c0f1b6a831c399e269772661"',
        ChecksumAlgorithm: ['CRC64NVME'],
        ChecksumType: 'FULL_OBJECT',
        Size: 1,
        StorageClass: 'STANDARD',
      },
    ],
  })
})

test('shows folders once with a delimiter, and the keys beside them', async () => {
  const running = await bucket('2025/a', '2026/a', '2026/b', 'cover')
  const { CommonPrefixes, Contents, KeyCount } = await list(running, { Delimiter: '/' })
  expect(CommonPrefixes).toEqual([{ Prefix: '2025/' }, { Prefix: '2026/' }])
  expect(Contents?.map(({ Key }) => Key)).toEqual(['cover'])
  expect(KeyCount).toBe(3)
  expect(await list(running, { Prefix: '2026/', Delimiter: '/' })).toMatchObject({
    Prefix: '2026/',
    Delimiter: '/',
    Contents: [{ Key: '2026/a' }, { Key: '2026/b' }],
  })
})

test('goes on where the last page ended', async () => {
  const running = await bucket('a', 'b', 'c')
  const first = await list(running, { MaxKeys: 2 })
  expect(first).toMatchObject({ MaxKeys: 2, KeyCount: 2, IsTruncated: true })
  const second = await list(running, { ContinuationToken: first.NextContinuationToken })
  expect(second).toMatchObject({ IsTruncated: false, ContinuationToken: first.NextContinuationToken })
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['c'])
  expect((await list(running, { StartAfter: 'a' })).Contents?.map(({ Key }) => Key)).toEqual(['b', 'c'])
})

test('never lists more than 1000 keys at once', async () => {
  const running = await bucket('a')
  expect(await list(running, { MaxKeys: 5000 })).toMatchObject({ MaxKeys: 1000 })
})

// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3_list_operations.snapshot.json
test('refuses a continuation token that it did not make', async () => {
  const running = await bucket()
  expect(await running.refusal(root, 's3:ListObjectsV2', { Bucket, ContinuationToken: 'somewhere' })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    message: 'The continuation token provided is incorrect',
  })
  expect(await running.refusal(root, 's3:ListObjectsV2', { Bucket, MaxKeys: -1 })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    message: 'Argument maxKeys must be an integer between 0 and 2147483647',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
test('can be allowed for one prefix only', async () => {
  const running = await bucket('2026/a')
  const bob = await createUser(running, 'bob', {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::gallery',
    Condition: { StringEquals: { 's3:prefix': '2026/' } },
  })
  expect(await running.answer(bob, 's3:ListObjectsV2', { Bucket, Prefix: '2026/' })).toMatchObject({ KeyCount: 1 })
  expect(await running.refusal(bob, 's3:ListObjectsV2', { Bucket })).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::gallery" because no identity-based policy allows the s3:ListBucket action',
  })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/cloudtrail/owned_s3_delivery.json
test('is the data event ListObjects on a prefix', async () => {
  const running = await bucket('data/a')
  const { trace } = await running.send(root, 's3:ListObjectsV2', { Bucket, Prefix: 'data/' })
  expect(trace.map(({ step }) => step).find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'ListObjects',
      eventCategory: 'Data',
      readOnly: true,
      requestParameters: {
        'list-type': '2',
        bucketName: Bucket,
        Host: 'gallery.s3.us-east-1.amazonaws.com',
        prefix: 'data/',
      },
      resources: [
        { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery' },
        { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::gallery/data/' },
      ],
    },
  })
})

// LocalStack's recording test_list_objects_v2_continuation_start_after.
test('StartAfter is not said again beside a token', async () => {
  const running = await bucket('a', 'b', 'c')
  const { NextContinuationToken: ContinuationToken } = await list(running, { StartAfter: 'a', MaxKeys: 1 })
  expect(await list(running, { StartAfter: 'a', ContinuationToken })).not.toHaveProperty('StartAfter')
})
