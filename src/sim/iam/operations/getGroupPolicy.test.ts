import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// radkawar/stackd testdata/aws/iam/policy_management.json
test('answers with the name as it was asked for', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  const PolicyDocument = allowing('s3:GetObject')
  await aws.answer(root, 'iam:PutGroupPolicy', { GroupName: 'editors', PolicyName: 'MixedName', PolicyDocument })
  const input = { GroupName: 'editors', PolicyName: 'MIXEDNAME' }
  expect(await aws.answer(root, 'iam:GetGroupPolicy', input)).toEqual({ ...input, PolicyDocument })
})

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json
test('refuses a policy that the group does not have', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  expect(await aws.refusal(root, 'iam:GetGroupPolicy', { GroupName: 'editors', PolicyName: 'Photos' })).toEqual({
    code: 'NoSuchEntity',
    message: 'The group policy with name Photos cannot be found.',
    status: 404,
  })
})
