import { expect, test } from 'vitest'
import { allowing, createGroup, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

test('takes the policy away from the group only', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:AttachGroupPolicy', { GroupName: 'editors', PolicyArn })
  expect(await aws.answer(root, 'iam:DetachGroupPolicy', { GroupName: 'editors', PolicyArn })).toEqual({})
  expect(await aws.answer(root, 'iam:ListAttachedGroupPolicies', { GroupName: 'editors' })).toEqual({
    AttachedPolicies: [],
    IsTruncated: false,
  })
  await aws.answer(root, 'iam:GetPolicy', { PolicyArn })
})

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json
test('refuses a policy that is not attached', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.refusal(root, 'iam:DetachGroupPolicy', { GroupName: 'editors', PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} was not found.`,
    status: 404,
  })
})
