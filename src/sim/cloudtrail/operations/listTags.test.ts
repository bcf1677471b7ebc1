import { expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/gallery.ts'
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
  for (const arn of [
    'audit',
    trailArn('audit').replace('arn:aws:', 'arn:aws-cn:'),
    'arn:aws:sns:us-east-1:1:trail/audit',
  ])
    expect(await sim.refusal(root, 'cloudtrail:ListTags', { ResourceIdList: [arn] })).toMatchObject({
      code: 'CloudTrailARNInvalidException',
      message: `\`${arn}\` is not the ARN of a trail.`,
    })
  // Recorded: https://github.com/gruntwork-io/cloud-nuke, aws/resources/cloudtrail_test.go
  const foreign = trailArn('audit').replace(ACCOUNT, '444455556666')
  expect(
    await sim.refusal(root, 'cloudtrail:ListTags', { ResourceIdList: [trailArn('audit'), foreign] }),
  ).toMatchObject({
    code: 'CloudTrailARNInvalidException',
    message: 'You cannot have resources belonging to multiple owners',
  })
})

test('has one page, and knows no token for another', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html: InvalidTokenException
  const sim = await withTrail()
  const input = { ResourceIdList: [trailArn('audit')], NextToken: 'more' }
  expect(await sim.refusal(root, 'cloudtrail:ListTags', input)).toMatchObject({ code: 'InvalidTokenException' })
})

test('takes twenty trails at most', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html; a list is printed as in the recorded
  // texts about enumerations, without quotation marks.
  const sim = await withTrail()
  const ResourceIdList = Array.from({ length: 21 }, () => trailArn('audit'))
  expect(await sim.refusal(root, 'cloudtrail:ListTags', { ResourceIdList })).toMatchObject({
    code: 'ValidationException',
    message: `1 validation error detected: Value '[${ResourceIdList.join(', ')}]' at 'resourceIdList' failed to satisfy constraint: Member must have length less than or equal to 20`,
  })
})
