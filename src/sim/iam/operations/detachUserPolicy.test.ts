import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('takes the policy away from the user only', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
  expect(await aws.answer(root, 'iam:DetachUserPolicy', { UserName: 'bob', PolicyArn })).toEqual({})
  expect(await aws.answer(root, 'iam:ListAttachedUserPolicies', { UserName: 'bob' })).toEqual({
    AttachedPolicies: [],
    IsTruncated: false,
  })
  await aws.answer(root, 'iam:GetPolicy', { PolicyArn })
})

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json
test('refuses a policy that is not attached', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.refusal(root, 'iam:DetachUserPolicy', { UserName: 'bob', PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} was not found.`,
    status: 404,
  })
})
