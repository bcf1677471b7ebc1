import { expect, test } from 'vitest'
import { createKey, delegation, eventOf, keyPolicy } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const tags = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))

test('adds tags and changes the values of those that are there', async () => {
  // LocalStack's recordings of AWS: test_update_and_add_tags_on_tagged_key.
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Tags: tags({ tag1: 'value1', tag2: 'value2', tag3: 'value3' }) })
  const Tags = tags({ tag2: 'updated_value2', tag4: 'value4', tag5: 'value5' })
  expect(await aws.answer(root, 'kms:TagResource', { KeyId, Tags })).toBeUndefined()
  expect(await aws.answer(root, 'kms:ListResourceTags', { KeyId })).toEqual({
    Tags: tags({ tag1: 'value1', tag2: 'updated_value2', tag3: 'value3', tag4: 'value4', tag5: 'value5' }),
    Truncated: false,
  })
})

test.each([
  // LocalStack's recordings of AWS: test_tag_key_with_duplicate_tag_keys_raises_error and its neighbours.
  ['Duplicate tag keys', [...tags({ a: '1' }), ...tags({ a: '2' })]],
  ['Tags beginning with aws: are reserved', tags({ 'aws:a': '' })],
  ['Too many tags', tags(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, ''])))],
])('refuses: %s', async (message, Tags) => {
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Tags: tags({ first: '' }) })
  expect(await aws.refusal(root, 'kms:TagResource', { KeyId, Tags })).toEqual({
    code: 'TagException',
    status: 400,
    message,
  })
})

test('a tag opens the key to those whose policy asks for it', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/abac.html
  const aws = simulation()
  const { KeyId } = await createKey(aws)
  const Condition = { StringEquals: { 'aws:ResourceTag/Project': 'Alpha' } }
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 'kms:*', Resource: '*', Condition })
  expect((await aws.refusal(alice, 'kms:DescribeKey', { KeyId })).code).toBe('AccessDeniedException')
  await aws.answer(root, 'kms:TagResource', { KeyId, Tags: tags({ Project: 'Alpha' }) })
  await aws.answer(alice, 'kms:DescribeKey', { KeyId })
  await aws.answer(alice, 'kms:UntagResource', { KeyId, TagKeys: ['Project'] })
  expect((await aws.refusal(alice, 'kms:DescribeKey', { KeyId })).code).toBe('AccessDeniedException')
})

test('shows the tags of the request to conditions', async () => {
  const aws = simulation()
  const { KeyId } = await createKey(aws)
  const Condition = {
    StringEquals: { 'aws:RequestTag/Project': 'Alpha' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['Project'] },
  }
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 'kms:TagResource', Resource: '*', Condition })
  await aws.answer(alice, 'kms:TagResource', { KeyId, Tags: tags({ Project: 'Alpha' }) })
  const more = tags({ Project: 'Alpha', Owner: 'me' })
  expect((await aws.refusal(alice, 'kms:TagResource', { KeyId, Tags: more })).code).toBe('AccessDeniedException')
})

test('is not for keys of other accounts, nor for keys that are pending deletion', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
  const aws = simulation()
  const { KeyId, Arn } = await createKey(aws, { Policy: keyPolicy(delegation) })
  await aws.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  expect(await aws.refusal(root, 'kms:TagResource', { KeyId, Tags: tags({ a: '' }) })).toMatchObject({
    message: `${Arn} is pending deletion.`,
  })
  expect((await aws.refusal(root, 'kms:TagResource', { KeyId: 'alias/app', Tags: [] })).code).toBe(
    'InvalidArnException',
  )
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-tagresource.html
  const aws = simulation()
  const { KeyId, Arn } = await createKey(aws)
  expect(eventOf(await aws.send(root, 'kms:TagResource', { KeyId, Tags: tags({ Project: 'Alpha' }) }))).toMatchObject({
    readOnly: false,
    requestParameters: { keyId: KeyId, tags: [{ tagKey: 'Project', tagValue: 'Alpha' }] },
    responseElements: null,
    resources: [{ ARN: Arn }],
  })
})
