import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

test('shows the document as it was put', async () => {
  const aws = simulation()
  const Document = allowing('s3:GetObject')
  const PolicyArn = await createPolicy(aws, 'Photos', Document)
  expect(await aws.answer(root, 'iam:GetPolicyVersion', { PolicyArn, VersionId: 'v1' })).toEqual({
    PolicyVersion: { Document, VersionId: 'v1', IsDefaultVersion: true, CreateDate: expect.any(Number) },
  })
})

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_version_errors
test.each(['Photos', 'None'])('refuses an unknown version of the policy %s', async (name) => {
  const aws = simulation()
  await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  const PolicyArn = `arn:aws:iam::111122223333:policy/${name}`
  expect(await aws.refusal(root, 'iam:GetPolicyVersion', { PolicyArn, VersionId: 'v9' })).toEqual({
    code: 'NoSuchEntity',
    message: `Policy ${PolicyArn} version v9 does not exist or is not attachable.`,
    status: 404,
  })
})

// LocalStack tests/aws/services/iam/test_iam_managed_policies.snapshot.json, test_get_aws_managed_policy_version
test('refuses what is no version id', async () => {
  const input = { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', VersionId: 'v0' }
  expect(await simulation().refusal(root, 'iam:GetPolicyVersion', input)).toEqual({
    code: 'ValidationError',
    message: String.raw`1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\.[A-Za-z0-9-]*)?`,
    status: 400,
  })
})
