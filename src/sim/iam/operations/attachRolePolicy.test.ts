import { expect, test } from 'vitest'
import { allowing, createRole, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

test('attaches a policy, and attaching again changes nothing', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  for (let i = 0; i < 2; i++)
    expect(await aws.answer(root, 'iam:AttachRolePolicy', { RoleName: 'reader', PolicyArn })).toEqual({})
  expect(await aws.answer(root, 'iam:ListAttachedRolePolicies', { RoleName: 'reader' })).toEqual({
    AttachedPolicies: [{ PolicyName: 'Photos', PolicyArn }],
    IsTruncated: false,
  })
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('refuses a policy that does not exist', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const PolicyArn = 'arn:aws:iam::111122223333:policy/nonexistent'
  expect(await aws.refusal(root, 'iam:AttachRolePolicy', { RoleName: 'reader', PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} does not exist or is not attachable.`,
    status: 404,
  })
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_managed_policy_errors
test('refuses what is no ARN of a policy', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(
    await aws.refusal(root, 'iam:AttachRolePolicy', { RoleName: 'reader', PolicyArn: 'longpolicynamebutnoarn' }),
  ).toEqual({ code: 'ValidationError', message: 'ARN longpolicynamebutnoarn is not valid.', status: 400 })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; LocalStack
// tests/aws/services/iam/test_iam_account_summary.snapshot.json has the quota of an account as AWS opens it.
test('refuses more than 10 policies', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const attach = async (name: string) => ({
    RoleName: 'reader',
    PolicyArn: await createPolicy(aws, name, allowing('s3:GetObject')),
  })
  for (let i = 0; i < 10; i++) await aws.answer(root, 'iam:AttachRolePolicy', await attach(`P${i}`))
  expect(await aws.refusal(root, 'iam:AttachRolePolicy', await attach('P10'))).toEqual({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PoliciesPerRole: 10',
    status: 409,
  })
})
