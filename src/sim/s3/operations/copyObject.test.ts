// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import { expect, test } from 'vitest'
import { textOf, utf8 } from '../../bytes.ts'
import { createKey } from '../../testing/kms.ts'
import { callsToKms, createBucket, customerKey, objectOf, setEncryption, type Answer } from '../../testing/objects.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Body = utf8('once upon a time')
const from = { Bucket: 'source', Key: 'a story' }
const to = { Bucket: 'target', Key: 'copy' }
const CopySource = 'source/a%20story'

async function buckets() {
  const aws = simulation()
  const [source, target] = [await createKey(aws), await createKey(aws)]
  for (const name of ['source', 'target']) await createBucket(aws, name)
  await setEncryption(aws, 'source', { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: source.Arn })
  await setEncryption(aws, 'target', { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: target.Arn })
  await aws.answer(root, 's3:PutObject', {
    ...from,
    Body,
    ContentType: 'text/plain',
    CacheControl: 'no-store',
    Metadata: { Author: 'ann' },
    Tagging: 'team=blue',
  })
  return { aws, source: source.Arn, target: target.Arn }
}

test('decrypts under the key of the source and encrypts under the default of the destination, not of the source', async () => {
  const { aws, target } = await buckets()
  const outcome = await aws.send(root, 's3:CopyObject', { ...to, CopySource })
  expect(callsToKms(outcome)).toEqual(['kms:Decrypt', 'kms:GenerateDataKey'])
  expect(outcome).toMatchObject({ response: { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: target } })
  expect(objectOf(aws, 'target', 'copy').encryption).toMatchObject({
    encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::target/copy' },
  })
  expect(textOf((await aws.answer<Answer>(root, 's3:GetObject', to)).Body)).toBe('once upon a time')
})

test('takes metadata and tags along, unless they are replaced', async () => {
  const { aws } = await buckets()
  await aws.answer(root, 's3:CopyObject', { ...to, CopySource, ContentType: 'image/png' })
  expect(await aws.answer(root, 's3:HeadObject', to)).toMatchObject({
    ContentType: 'text/plain',
    CacheControl: 'no-store',
    Metadata: { author: 'ann' },
    TagCount: 1,
  })
  const replace = { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE', ContentType: 'image/png' }
  await aws.answer(root, 's3:CopyObject', { ...to, CopySource, ...replace })
  const replaced = await aws.answer(root, 's3:HeadObject', to)
  expect(replaced).toMatchObject({ ContentType: 'image/png' })
  for (const name of ['CacheControl', 'Metadata', 'TagCount']) expect(replaced).not.toHaveProperty(name)
})

// LocalStack snapshot test_s3_copy_object_in_place.
// LocalStack's test_copy_object_special_character_plus_for_space, which holds on AWS too.
test.each(['source/a+story', 'source%2Fa+story', '/source/a%20story', '%2Fsource%2Fa%20story'])(
  'the source may be written as %s',
  async (written) => {
    const { aws } = await buckets()
    const { CopyObjectResult } = await aws.answer<{ CopyObjectResult: object }>(root, 's3:CopyObject', {
      ...to,
      CopySource: written,
    })
    expect(CopyObjectResult).toHaveProperty('ETag')
  },
)

test('a copy onto itself must change something', async () => {
  const { aws } = await buckets()
  await setEncryption(aws, 'source')
  const self = { ...from, CopySource }
  // From SSE-KMS to what the bucket gives now: test_s3_copy_object_in_place_with_encryption.
  await aws.answer(root, 's3:CopyObject', self)
  expect(await aws.refusal(root, 's3:CopyObject', self)).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message:
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  })
  await aws.answer(root, 's3:CopyObject', { ...self, ServerSideEncryption: 'AES256' })
  await aws.answer(root, 's3:CopyObject', { ...self, MetadataDirective: 'REPLACE' })
})

// LocalStack snapshot test_copy_object_wrong_format… and test_s3_copy_object_preconditions.
test.each([
  ['x-amz-copy-source-If-Match', { CopySourceIfMatch: '"abc"' }],
  ['x-amz-copy-source-If-None-Match', { CopySourceIfNoneMatch: '*' }],
  ['x-amz-copy-source-If-Unmodified-Since', { CopySourceIfUnmodifiedSince: 1 }],
])('is refused when %s does not hold', async (condition, members) => {
  const { aws } = await buckets()
  expect(await aws.refusal(root, 's3:CopyObject', { ...to, CopySource, ...members })).toMatchObject({
    status: 412,
    code: 'PreconditionFailed',
    details: [['Condition', condition]],
  })
})

// LocalStack's recording test_s3_copy_object_preconditions: copy-ignore-future-modified-since.
test('is refused for what was not modified since, unless that is yet to come', async () => {
  const { aws } = await buckets()
  const { LastModified } = await aws.answer<{ LastModified: number }>(root, 's3:HeadObject', from)
  const copy = (CopySourceIfModifiedSince: number) => ({ ...to, CopySource, CopySourceIfModifiedSince })
  expect(await aws.refusal(root, 's3:CopyObject', copy(LastModified))).toMatchObject({
    status: 412,
    details: [['Condition', 'x-amz-copy-source-If-Modified-Since']],
  })
  await aws.answer(root, 's3:CopyObject', copy(LastModified + 1_000_000_000))
  expect(await aws.refusal(root, 's3:GetObject', { ...from, IfModifiedSince: LastModified })).toMatchObject({
    status: 304,
  })
  await aws.answer(root, 's3:GetObject', { ...from, IfModifiedSince: LastModified + 1_000_000_000 })
})

test('needs both permissions of S3 and both of KMS', async () => {
  const { aws } = await buckets()
  const may = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
  const all = [
    's3:GetObject',
    's3:GetObjectTagging',
    's3:PutObject',
    's3:PutObjectTagging',
    'kms:Decrypt',
    'kms:GenerateDataKey',
  ]
  for (const missing of all) {
    const name = missing.replace(':', '-')
    const person = await createUser(aws, name, may(...all.filter((one) => one !== missing)))
    expect((await aws.refusal(person, 's3:CopyObject', { ...to, CopySource })).message).toContain(
      `${missing} on resource`,
    )
  }
  await aws.answer(await createUser(aws, 'all', may(...all)), 's3:CopyObject', { ...to, CopySource })
})

test("an object under a customer's key is copied with that key", async () => {
  const { aws } = await buckets()
  await aws.answer(root, 's3:PutObject', { ...from, Body, ...customerKey() })
  const key = customerKey()
  const headers = {
    CopySourceSSECustomerAlgorithm: key.SSECustomerAlgorithm,
    CopySourceSSECustomerKey: key.SSECustomerKey,
    CopySourceSSECustomerKeyMD5: key.SSECustomerKeyMD5,
  }
  expect(await aws.refusal(root, 's3:CopyObject', { ...to, CopySource })).toMatchObject({ code: 'InvalidRequest' })
  await aws.answer(root, 's3:CopyObject', { ...to, CopySource, ...headers })
  expect(await aws.answer(root, 's3:GetObject', to)).toMatchObject({ Body })
})

test('an older version can be brought back by copying it', async () => {
  const { aws } = await buckets()
  await aws.answer(root, 's3:PutBucketVersioning', { Bucket: 'source', VersioningConfiguration: { Status: 'Enabled' } })
  await aws.answer(root, 's3:PutObject', { ...from, Body: utf8('the end') })
  const CopySourceOld = `${CopySource}?versionId=null`
  expect(await aws.answer(root, 's3:CopyObject', { ...from, CopySource: CopySourceOld })).toMatchObject({
    CopySourceVersionId: 'null',
    VersionId: expect.any(String),
  })
  expect(await aws.answer(root, 's3:GetObject', from)).toMatchObject({ Body })
})

test.each(['', 'source', '/source/'])('%j names no source, and the refusal is on record', async (nothing) => {
  const { aws } = await buckets()
  const outcome = await aws.send(root, 's3:CopyObject', { ...to, CopySource: nothing })
  expect(outcome).toMatchObject({ error: { status: 400, code: 'InvalidArgument' } })
  expect(outcome.trace.some(({ step }) => step.type === 'event-recorded')).toBe(true)
})
