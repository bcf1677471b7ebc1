import { expect, test } from 'vitest'
import { allowing, createRole, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

test('takes the policy away from the role only', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:AttachRolePolicy', { RoleName: 'reader', PolicyArn })
  expect(await aws.answer(root, 'iam:DetachRolePolicy', { RoleName: 'reader', PolicyArn })).toEqual({})
  expect(await aws.answer(root, 'iam:ListAttachedRolePolicies', { RoleName: 'reader' })).toEqual({
    AttachedPolicies: [],
    IsTruncated: false,
  })
  await aws.answer(root, 'iam:GetPolicy', { PolicyArn })
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('refuses a policy that is not attached', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.refusal(root, 'iam:DetachRolePolicy', { RoleName: 'reader', PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} was not found.`,
    status: 404,
  })
})
