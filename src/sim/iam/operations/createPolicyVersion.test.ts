import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const PolicyDocument = allowing('iam:ListUsers')

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_version_lifecycle
test('makes a version, in force only when asked for', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault: true })).toEqual({
    PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true, CreateDate: expect.any(Number) },
  })
  expect(await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument })).toMatchObject({
    PolicyVersion: { VersionId: 'v3', IsDefaultVersion: false },
  })
})

test('reaches everybody who has the policy, and says so', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  const before = allowing('s3:GetObject')
  const PolicyArn = await createPolicy(aws, 'Photos', before)
  await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
  expect(await aws.refusal(bob, 'iam:ListUsers', {})).toMatchObject({ code: 'AccessDenied' })
  const { trace } = await aws.send(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault: true })
  expect(trace.map(({ step }) => step)).toContainEqual({
    type: 'state-changed',
    place: 'iam',
    subject: PolicyArn,
    change: { type: 'policy-changed', what: 'managed policy', name: 'Photos', before, after: PolicyDocument },
  })
  await aws.answer(bob, 'iam:ListUsers', {})
})

// LocalStack, test_policy_version_limit
test('refuses a sixth version, and never uses a number again', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  for (let i = 2; i <= 5; i++) await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument })
  expect(await aws.refusal(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument })).toEqual({
    code: 'LimitExceeded',
    message:
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    status: 409,
  })
  await aws.answer(root, 'iam:DeletePolicyVersion', { PolicyArn, VersionId: 'v5' })
  expect(await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument })).toMatchObject({
    PolicyVersion: { VersionId: 'v6' },
  })
})
