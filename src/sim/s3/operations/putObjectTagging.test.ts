// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createBucket } from '../../testing/objects.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const named = { Bucket: 'attic', Key: 'a' }
const tags = (...pairs: readonly (readonly [string, string])[]) => ({
  Tagging: { TagSet: pairs.map(([Key, Value]) => ({ Key, Value })) },
})

async function attic() {
  const aws = simulation()
  await createBucket(aws, named.Bucket)
  await aws.answer(root, 's3:PutObject', { ...named, Body: utf8('a'), Tagging: 'team=blue&level=1%2F2' })
  return aws
}

test('tags come with a write, are replaced as a whole, and are taken away', async () => {
  const aws = await attic()
  const read = () => aws.answer(root, 's3:GetObjectTagging', named)
  expect(await read()).toEqual({
    TagSet: [
      { Key: 'team', Value: 'blue' },
      { Key: 'level', Value: '1/2' },
    ],
  })
  await aws.answer(root, 's3:PutObjectTagging', { ...named, ...tags(['team', 'red']) })
  expect(await read()).toEqual({ TagSet: [{ Key: 'team', Value: 'red' }] })
  await aws.answer(root, 's3:DeleteObjectTagging', named)
  expect(await read()).toEqual({ TagSet: [] })
  expect(await aws.answer(root, 's3:HeadObject', named)).not.toHaveProperty('TagCount')
})

// LocalStack snapshots test_object_tagging_validation, test_put_object_tagging_… (tests/aws/services/s3/test_s3_api.py)
test.each([
  [
    tags(...Array.from({ length: 11 }, (_, i) => [String(i), ''] as const)),
    'BadRequest',
    'Object tags cannot be greater than 10',
  ],
  [tags(['a', '1'], ['a', '2']), 'InvalidTag', 'Cannot provide multiple Tags with the same key'],
  [tags(['a!', '1']), 'InvalidTag', 'The TagKey you have provided is invalid'],
  [tags(['a', '!']), 'InvalidTag', 'The TagValue you have provided is invalid'],
  [tags(['aws:a', '1']), 'InvalidTag', 'Your TagKey cannot be prefixed with aws:'],
])('%j is refused with %s', async (input, code, message) => {
  const aws = await attic()
  expect(await aws.refusal(root, 's3:PutObjectTagging', { ...named, ...input })).toMatchObject({
    status: 400,
    code,
    message,
  })
})

test('policies can speak of the tags that an object has, and of those that a request brings', async () => {
  const aws = await attic()
  const alice = await createUser(
    aws,
    'alice',
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 's3:ExistingObjectTag/team': 'blue' } },
    },
    {
      Effect: 'Allow',
      Action: 's3:PutObjectTagging',
      Resource: '*',
      Condition: { StringEquals: { 's3:RequestObjectTag/team': 'blue' } },
    },
  )
  await aws.answer(alice, 's3:GetObject', named)
  expect(await aws.refusal(alice, 's3:PutObjectTagging', { ...named, ...tags(['team', 'red']) })).toMatchObject({
    code: 'AccessDenied',
  })
  await aws.answer(alice, 's3:PutObjectTagging', { ...named, ...tags(['team', 'blue']) })
  await aws.answer(root, 's3:PutObjectTagging', { ...named, ...tags(['team', 'red']) })
  expect(await aws.refusal(alice, 's3:GetObject', named)).toMatchObject({ code: 'AccessDenied' })
})

// LocalStack's recordings test_object_tagging_exc and test_put_object_tagging_none_value.
test('a header that is no query is refused, a missing key is named with its bucket, and no set is no tags', async () => {
  const aws = await attic()
  expect(await aws.refusal(root, 's3:PutObject', { ...named, Tagging: 'key1=val1,key2=val2' })).toMatchObject({
    code: 'InvalidArgument',
    details: [
      ['ArgumentName', 'x-amz-tagging'],
      ['ArgumentValue', 'key1=val1,key2=val2'],
    ],
  })
  const missing = { ...named, Key: 'fake-key' }
  const details = [['Key', 'fake-key']]
  expect(await aws.refusal(root, 's3:GetObjectTagging', missing)).toMatchObject({
    details: [['Key', 'attic/fake-key']],
  })
  expect(await aws.refusal(root, 's3:DeleteObjectTagging', missing)).toMatchObject({ details })
  await aws.answer(root, 's3:PutObjectTagging', { ...named, Tagging: {} })
  expect(await aws.answer(root, 's3:GetObjectTagging', named)).toEqual({ TagSet: [] })
})
