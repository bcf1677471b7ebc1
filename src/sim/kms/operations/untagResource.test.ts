import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const tag = (TagKey: string) => ({ TagKey, TagValue: `value of ${TagKey}` })
const Tags = ['tag1', 'tag2', 'tag3'].map(tag)

test('takes away the tags that are named, and none that are not', async () => {
  // LocalStack's recordings of AWS: test_untag_key_partially.
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Tags })
  expect(await aws.answer(root, 'kms:UntagResource', { KeyId, TagKeys: ['tag2', 'none'] })).toBeUndefined()
  expect(await aws.answer(root, 'kms:ListResourceTags', { KeyId })).toMatchObject({ Tags: ['tag1', 'tag3'].map(tag) })
  await aws.answer(root, 'kms:UntagResource', { KeyId, TagKeys: ['tag1', 'tag3'] })
  expect(await aws.answer(root, 'kms:ListResourceTags', { KeyId })).toEqual({ Tags: [], Truncated: false })
})

test('shows the tag keys to conditions', async () => {
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Tags })
  const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['tag1'] } }
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 'kms:Untag*', Resource: '*', Condition })
  await aws.answer(alice, 'kms:UntagResource', { KeyId, TagKeys: ['tag1'] })
  expect((await aws.refusal(alice, 'kms:UntagResource', { KeyId, TagKeys: ['tag2'] })).code).toBe(
    'AccessDeniedException',
  )
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-untagresource.html
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Tags })
  expect(eventOf(await aws.send(root, 'kms:UntagResource', { KeyId, TagKeys: ['tag1'] }))).toMatchObject({
    readOnly: false,
    requestParameters: { keyId: KeyId, tagKeys: ['tag1'] },
    responseElements: null,
  })
})
