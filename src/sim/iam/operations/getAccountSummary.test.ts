import { expect, test } from 'vitest'
import { allowing, createGroup, createPolicy, createRole } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

type Summary = Readonly<Record<string, number>>

// LocalStack tests/aws/services/iam/test_iam_account_summary.snapshot.json
test('counts what there is, and says the quotas', async () => {
  const aws = simulation()
  const summary = async () => (await aws.answer<{ SummaryMap: Summary }>(root, 'iam:GetAccountSummary', {})).SummaryMap
  const before = await summary()
  expect(before).toMatchObject({ Users: 0, UsersQuota: 5000, AttachedPoliciesPerRoleQuota: 10, PolicySizeQuota: 6144 })
  expect(Object.keys(before)).toHaveLength(34)
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await createRole(aws, 'reader')
  const PolicyArn = await createPolicy(aws, 'Read', allowing('s3:GetObject'))
  const PolicyDocument = allowing('s3:*')
  await aws.answer(root, 'iam:CreatePolicyVersion', { PolicyArn, PolicyDocument })
  await aws.answer(root, 'iam:CreateInstanceProfile', { InstanceProfileName: 'web' })
  await aws.answer(root, 'iam:CreateAccessKey', {})
  expect(await summary()).toEqual({
    ...before,
    Users: 1,
    Groups: 1,
    Roles: 1,
    Policies: 1,
    PolicyVersionsInUse: 2,
    InstanceProfiles: 1,
    AccountAccessKeysPresent: 1,
  })
})
