import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
type Tag = readonly [key: string, value: string]
const put = (...tags: readonly Tag[]) => ({ Bucket, Tagging: { TagSet: tags.map(([Key, Value]) => ({ Key, Value })) } })
async function bucket(): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  return running
}

// Recorded in September 2026: https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/bucket_tags.json
test('replaces all tags, and no tags is as if there had never been any', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketTagging', put(['Key', 'a'], ['key', '']))
  await running.answer(root, 's3:PutBucketTagging', put(['replacement', 'only']))
  expect(await running.answer(root, 's3:GetBucketTagging', { Bucket })).toEqual({
    TagSet: [{ Key: 'replacement', Value: 'only' }],
  })
  await running.answer(root, 's3:PutBucketTagging', put())
  expect(await running.refusal(root, 's3:GetBucketTagging', { Bucket })).toEqual({
    status: 404,
    code: 'NoSuchTagSet',
    message: 'The TagSet does not exist',
    details: [['BucketName', Bucket]],
  })
})

const LONG = { key: 'k'.repeat(129), value: 'v'.repeat(257), astral: '𐐀'.repeat(65) }

test.each<readonly [string, readonly Tag[], string, readonly (readonly [string, string])[]]>([
  [
    'a key twice',
    [
      ['duplicate', 'first'],
      ['duplicate', 'second'],
    ],
    'Cannot provide multiple Tags with the same key',
    [['TagKey', 'duplicate']],
  ],
  ['a long key', [[LONG.key, 'value']], 'The TagKey you have provided is invalid', [['TagKey', LONG.key]]],
  [
    'a key of two units a letter',
    [[LONG.astral, '']],
    'The TagKey you have provided is invalid',
    [['TagKey', LONG.astral]],
  ],
  [
    'a long value',
    [['value', LONG.value]],
    'The TagValue you have provided is invalid',
    [
      ['TagKey', 'value'],
      ['TagValue', LONG.value],
    ],
  ],
])('refuses %s', async (_what, tags, message, details) => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketTagging', put(['baseline', 'preserved']))
  expect(await running.refusal(root, 's3:PutBucketTagging', put(...tags))).toEqual({
    status: 400,
    code: 'InvalidTag',
    message,
    details,
  })
  expect(await running.answer(root, 's3:GetBucketTagging', { Bucket })).toEqual({
    TagSet: [{ Key: 'baseline', Value: 'preserved' }],
  })
})

// As S3-compatible servers that are tested against AWS have them: scality/cloudserver, versity/versitygw.
test('refuses more than fifty tags, and those that are AWS’s', async () => {
  const running = await bucket()
  const many = Array.from({ length: 51 }, (_, i): Tag => [`key-${i}`, ''])
  expect(await running.refusal(root, 's3:PutBucketTagging', put(...many))).toMatchObject({
    code: 'BadRequest',
    message: 'Bucket tag count cannot be greater than 50',
  })
  await running.answer(root, 's3:PutBucketTagging', put(...many.slice(1)))
  expect(await running.refusal(root, 's3:PutBucketTagging', put(['aws:mine', '']))).toMatchObject({
    code: 'InvalidTag',
    message: 'System tags cannot be added/updated by requester',
  })
})

test('policies see the tags that are asked for, and the record has them', async () => {
  const running = await bucket()
  const tagger = await createUser(running, 'tagger', {
    Effect: 'Allow',
    Action: 's3:PutBucketTagging',
    Resource: '*',
    Condition: { StringEquals: { 'aws:RequestTag/team': 'art' } },
  })
  const outcome = await running.send(tagger, 's3:PutBucketTagging', put(['team', 'art']))
  expect(outcome).toHaveProperty('response')
  expect(eventOf(outcome).requestParameters).toMatchObject({
    tagging: '',
    Tagging: { TagSet: { Tag: { Key: 'team', Value: 'art' } } },
  })
  expect(await running.refusal(tagger, 's3:PutBucketTagging', put(['team', 'sales']))).toMatchObject({ status: 403 })
})

// LocalStack's recording test_put_bucket_tagging_none_value.
test('a document without a set takes all tags away', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketTagging', put(['team', 'art']))
  await running.answer(root, 's3:PutBucketTagging', { Bucket, Tagging: {} })
  expect(await running.refusal(root, 's3:GetBucketTagging', { Bucket })).toMatchObject({ code: 'NoSuchTagSet' })
})
