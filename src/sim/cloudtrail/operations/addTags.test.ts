import { expect, test } from 'vitest'
import { recordOf } from '../../testing/records.ts'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { createUser, root } from '../../testing/world.ts'

const ResourceId = trailArn('audit')
const listed = { ResourceIdList: [ResourceId] }

test('a trail has the tags that it was made with and those that were added; a new value takes the place of an old one', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html
  const sim = await withTrail({ TagsList: [{ Key: 'team', Value: 'red' }] })
  const outcome = await sim.send(root, 'cloudtrail:AddTags', {
    ResourceId,
    TagsList: [{ Key: 'team', Value: 'blue' }, { Key: 'checked' }],
  })
  expect(outcome).toMatchObject({ response: {} })
  expect(recordOf(outcome, 'AddTags')).toMatchObject({
    requestParameters: { resourceId: ResourceId, tagsList: [{ key: 'team', value: 'blue' }, { key: 'checked' }] },
    responseElements: null,
  })
  expect(await sim.answer(root, 'cloudtrail:ListTags', listed)).toEqual({
    ResourceTagList: [
      {
        ResourceId,
        TagsList: [
          { Key: 'team', Value: 'blue' },
          { Key: 'checked', Value: '' },
        ],
      },
    ],
  })
})

test('refuses what no tag can be, more than fifty, and keeps the tags', async () => {
  const sim = await withTrail({ TagsList: [{ Key: 'team' }] })
  const many = Array.from({ length: 50 }, (_, i) => ({ Key: `key-${i}` }))
  const codes: readonly (readonly [readonly object[], string])[] = [
    [[{ Key: '' }], 'InvalidTagParameterException'],
    [[{ Key: 'k'.repeat(129) }], 'InvalidTagParameterException'],
    [[{ Key: 'team', Value: 'v'.repeat(257) }], 'InvalidTagParameterException'],
    [[{ Key: 'what?' }], 'InvalidTagParameterException'],
    [[{ Key: 'aws:team' }], 'InvalidTagParameterException'],
    [[{ Key: 'a' }, { Key: 'a' }], 'InvalidTagParameterException'],
    [many, 'TagsLimitExceededException'],
  ]
  for (const [TagsList, code] of codes)
    expect(await sim.refusal(root, 'cloudtrail:AddTags', { ResourceId, TagsList })).toMatchObject({ code, status: 400 })
  expect(await sim.answer(root, 'cloudtrail:ListTags', listed)).toMatchObject({
    ResourceTagList: [{ TagsList: [{ Key: 'team' }] }],
  })
})

test('policies see the tags of the trail and those of the request', async () => {
  const sim = await withTrail({ TagsList: [{ Key: 'team', Value: 'red' }] })
  const dave = await createUser(
    sim,
    'dave',
    {
      Effect: 'Allow',
      Action: 'cloudtrail:AddTags',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'red', 'aws:RequestTag/stage': 'test' } },
    },
    {
      Effect: 'Allow',
      Action: 'cloudtrail:RemoveTags',
      Resource: '*',
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] } },
    },
  )
  const tag = (Key: string, Value: string) => ({ ResourceId, TagsList: [{ Key, Value }] })
  expect(await sim.refusal(dave, 'cloudtrail:AddTags', tag('stage', 'live'))).toMatchObject({
    code: 'AccessDeniedException',
  })
  await sim.answer(dave, 'cloudtrail:AddTags', tag('stage', 'test'))
  expect(await sim.refusal(dave, 'cloudtrail:RemoveTags', tag('team', 'red'))).toMatchObject({
    code: 'AccessDeniedException',
  })
  await sim.answer(dave, 'cloudtrail:RemoveTags', tag('stage', 'test'))
})
