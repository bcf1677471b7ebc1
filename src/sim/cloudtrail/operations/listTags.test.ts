import { expect, test } from 'vitest'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { root } from '../../testing/world.ts'

test('a trail without tags has an empty list', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
  const sim = await withTrail()
  const ResourceId = trailArn('audit')
  expect(await sim.answer(root, 'cloudtrail:ListTags', { ResourceIdList: [ResourceId] })).toEqual({
    ResourceTagList: [{ ResourceId, TagsList: [] }],
  })
})

test('refuses the ARN of what is not the account’s', async () => {
  // The text: recorded of AWS, in a public log of a permission enumerator.
  const sim = await withTrail()
  expect(await sim.refusal(root, 'cloudtrail:ListTags', { ResourceIdList: [trailArn('none')] })).toEqual({
    code: 'CloudTrailARNInvalidException',
    status: 400,
    message: 'You must specify an ARN that the caller account can access.',
  })
  expect(await sim.refusal(root, 'cloudtrail:ListTags', { ResourceIdList: ['audit'] })).toMatchObject({
    code: 'CloudTrailARNInvalidException',
  })
})
