import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('attaches a policy, and attaching again changes nothing', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  for (let i = 0; i < 2; i++)
    expect(await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })).toEqual({})
  expect(await aws.answer(root, 'iam:ListAttachedUserPolicies', { UserName: 'bob' })).toEqual({
    AttachedPolicies: [{ PolicyName: 'Photos', PolicyArn }],
    IsTruncated: false,
  })
})

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json
test('refuses a policy that does not exist', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const PolicyArn = 'arn:aws:iam::111122223333:policy/nonexistent'
  expect(await aws.refusal(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} does not exist or is not attachable.`,
    status: 404,
  })
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_role_managed_policy_errors
test('refuses what is no ARN of a policy', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(
    await aws.refusal(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn: 'longpolicynamebutnoarn' }),
  ).toEqual({ code: 'ValidationError', message: 'ARN longpolicynamebutnoarn is not valid.', status: 400 })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test('refuses more than 10 policies', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const attach = async (name: string) => ({
    UserName: 'bob',
    PolicyArn: await createPolicy(aws, name, allowing('s3:GetObject')),
  })
  for (let i = 0; i < 10; i++) await aws.answer(root, 'iam:AttachUserPolicy', await attach(`P${i}`))
  expect(await aws.refusal(root, 'iam:AttachUserPolicy', await attach('P10'))).toEqual({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PoliciesPerUser: 10',
    status: 409,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
test('may be allowed for one policy only', async () => {
  const aws = simulation()
  const admin = await createUser(aws, 'admin', {
    Effect: 'Allow',
    Action: 'iam:AttachUserPolicy',
    Resource: '*',
    Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' } },
  })
  const attach = (name: string) => ({ UserName: 'admin', PolicyArn: `arn:aws:iam::aws:policy/${name}` })
  await aws.answer(admin, 'iam:AttachUserPolicy', attach('AmazonS3ReadOnlyAccess'))
  expect(await aws.refusal(admin, 'iam:AttachUserPolicy', attach('AdministratorAccess'))).toMatchObject({
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/admin is not authorized to perform: iam:AttachUserPolicy on resource: user admin because no identity-based policy allows the iam:AttachUserPolicy action',
  })
})

test('gives the user what the policy says', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  const PolicyArn = await createPolicy(aws, 'Look', allowing('iam:ListUsers'))
  expect(await aws.refusal(bob, 'iam:ListUsers', {})).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
  await aws.answer(bob, 'iam:ListUsers', {})
})
