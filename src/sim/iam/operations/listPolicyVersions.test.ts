import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_version_set_default
test('lists versions, the newest first, also past the tenth', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  for (let i = 2; i <= 11; i++) {
    if (i > 4) await aws.answer(root, 'iam:DeletePolicyVersion', { PolicyArn, VersionId: `v${i - 2}` })
    await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') })
  }
  expect(await aws.answer(root, 'iam:ListPolicyVersions', { PolicyArn })).toEqual({
    Versions: ['v11', 'v10', 'v2', 'v1'].map((VersionId) => ({
      VersionId,
      IsDefaultVersion: VersionId === 'v1',
      CreateDate: expect.any(Number) as number,
    })),
    IsTruncated: false,
  })
})
