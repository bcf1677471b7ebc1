import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Tags = ['a', 'b', 'c'].map((TagKey) => ({ TagKey, TagValue: '' }))

test('shows the tags in pages', async () => {
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Tags })
  const first = await aws.answer<{ NextMarker: string }>(root, 'kms:ListResourceTags', { KeyId, Limit: 2 })
  expect(first).toMatchObject({ Tags: Tags.slice(0, 2), Truncated: true })
  const rest = { KeyId, Limit: 2, Marker: first.NextMarker }
  expect(await aws.answer(root, 'kms:ListResourceTags', rest)).toEqual({ Tags: Tags.slice(2), Truncated: false })
  expect((await aws.refusal(root, 'kms:ListResourceTags', { KeyId, Marker: 'x' })).code).toBe('InvalidMarkerException')
})

test('needs the permission', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  const { KeyId } = await createKey(aws)
  expect((await aws.refusal(alice, 'kms:ListResourceTags', { KeyId })).code).toBe('AccessDeniedException')
})

test('is written down as a read', async () => {
  const aws = simulation()
  const { KeyId } = await createKey(aws)
  expect(eventOf(await aws.send(root, 'kms:ListResourceTags', { KeyId }))).toMatchObject({
    readOnly: true,
    requestParameters: { keyId: KeyId },
  })
})
