import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

test('deletes a version that is not in force', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') })
  expect(await aws.answer(root, 'iam:DeletePolicyVersion', { PolicyArn, VersionId: 'v2' })).toEqual({})
  expect(await aws.refusal(root, 'iam:GetPolicyVersion', { PolicyArn, VersionId: 'v2' })).toMatchObject({
    code: 'NoSuchEntity',
  })
})

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_version_errors
test('refuses the version in force', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.refusal(root, 'iam:DeletePolicyVersion', { PolicyArn, VersionId: 'v1' })).toEqual({
    code: 'DeleteConflict',
    message: 'Cannot delete the default version of a policy.',
    status: 409,
  })
})
