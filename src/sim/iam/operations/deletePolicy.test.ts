import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('deletes a policy that nobody has', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  expect(await aws.answer(root, 'iam:DeletePolicy', { PolicyArn })).toEqual({})
  // LocalStack tests/aws/services/iam/test_iam.snapshot.json, test_delete_non_existent_policy_returns_no_such_entity
  expect(await aws.refusal(root, 'iam:DeletePolicy', { PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} was not found.`,
    status: 404,
  })
})

test.each(['iam:AttachUserPolicy', 'iam:PutUserPermissionsBoundary'])('refuses after %s', async (operation) => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const arn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  const member = operation === 'iam:AttachUserPolicy' ? 'PolicyArn' : 'PermissionsBoundary'
  await aws.answer(root, operation, { UserName: 'bob', [member]: arn })
  expect(await aws.refusal(root, 'iam:DeletePolicy', { PolicyArn: arn })).toEqual({
    code: 'DeleteConflict',
    message: 'Cannot delete a policy attached to entities.',
    status: 409,
  })
})

// aws-samples/aws-security-reference-architecture-examples
test('refuses while there is more than one version', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') })
  expect(await aws.refusal(root, 'iam:DeletePolicy', { PolicyArn })).toEqual({
    code: 'DeleteConflict',
    message:
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    status: 409,
  })
})

// LocalStack tests/aws/services/iam/test_iam_managed_policies.snapshot.json, test_aws_managed_policy_errors
test.each([
  ['iam:DeletePolicy', {}, 'Cannot delete policies outside your own account.'],
  [
    'iam:DeletePolicyVersion',
    { VersionId: 'v1' },
    'Cannot delete policy versions for policies outside your own account.',
  ],
  ['iam:SetDefaultPolicyVersion', { VersionId: 'v1' }, 'Cannot update policies outside your own account.'],
])('%s leaves alone what AWS wrote', async (operation, input, message) => {
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
  expect(await simulation().refusal(root, operation, { PolicyArn, ...input })).toEqual({
    code: 'AccessDenied',
    status: 403,
    message,
  })
})
