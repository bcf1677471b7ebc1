import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

const input = { GroupName: 'editors', PolicyName: 'Photos' }

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json
test('takes the policy away, once', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:PutGroupPolicy', { ...input, PolicyDocument: allowing('s3:GetObject') })
  expect(await aws.answer(root, 'iam:DeleteGroupPolicy', input)).toEqual({})
  expect(await aws.refusal(root, 'iam:DeleteGroupPolicy', input)).toEqual({
    code: 'NoSuchEntity',
    message: 'The group policy with name Photos cannot be found.',
    status: 404,
  })
})
