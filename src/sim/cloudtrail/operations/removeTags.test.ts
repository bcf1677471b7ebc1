import { expect, test } from 'vitest'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { root } from '../../testing/world.ts'

const ResourceId = trailArn('audit')

test('takes away the tags of these keys, whatever their values', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RemoveTags.html
  const sim = await withTrail({
    TagsList: [
      { Key: 'team', Value: 'red' },
      { Key: 'stage', Value: 'test' },
    ],
  })
  const answer = await sim.answer(root, 'cloudtrail:RemoveTags', {
    ResourceId,
    TagsList: [{ Key: 'team', Value: 'blue' }, { Key: 'none' }],
  })
  expect(answer).toEqual({})
  expect(await sim.answer(root, 'cloudtrail:ListTags', { ResourceIdList: [ResourceId] })).toEqual({
    ResourceTagList: [{ ResourceId, TagsList: [{ Key: 'stage', Value: 'test' }] }],
  })
})
