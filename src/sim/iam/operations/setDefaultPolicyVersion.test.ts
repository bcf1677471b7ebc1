import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_version_set_default
test('puts an older version into force again', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:CreatePolicyVersion', {
    PolicyArn,
    PolicyDocument: allowing('s3:*'),
    SetAsDefault: true,
  })
  expect(await aws.answer(root, 'iam:SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' })).toEqual({})
  expect(await aws.answer(root, 'iam:GetPolicy', { PolicyArn })).toMatchObject({ Policy: { DefaultVersionId: 'v1' } })
})

// The same, test_policy_version_errors
test('refuses a version that does not exist', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.refusal(root, 'iam:SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v4' })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} version v4 does not exist or is not attachable.`,
    status: 404,
  })
})
