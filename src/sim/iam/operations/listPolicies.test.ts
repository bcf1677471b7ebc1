import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

interface Listed {
  Policies: { PolicyName: string }[]
}

// radkawar/stackd testdata/aws/iam/policy_management.json
test.each([
  [{}, ['attached', 'both', 'boundary', 'unused']],
  [{ PolicyUsageFilter: 'PermissionsBoundary' }, ['attached', 'both', 'boundary', 'unused']],
  [{ OnlyAttached: true }, ['attached', 'both', 'boundary']],
  [{ OnlyAttached: true, PolicyUsageFilter: 'PermissionsPolicy' }, ['attached', 'both']],
  [{ OnlyAttached: true, PolicyUsageFilter: 'PermissionsBoundary' }, ['both', 'boundary']],
])('lists, when asked for %j, %j', async (filter, names) => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createUser(aws, 'carol')
  for (const name of ['unused', 'attached', 'boundary', 'both']) {
    const PolicyArn = await createPolicy(aws, name, allowing('s3:GetObject'))
    const UserName = name === 'both' ? 'carol' : 'bob'
    if (name === 'attached' || name === 'both')
      await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
    if (name === 'boundary' || name === 'both')
      await aws.answer(root, 'iam:PutUserPermissionsBoundary', { UserName, PermissionsBoundary: PolicyArn })
  }
  const { Policies } = await aws.answer<Listed>(root, 'iam:ListPolicies', { Scope: 'Local', ...filter })
  expect(Policies.map(({ PolicyName }) => PolicyName)).toEqual(names)
})

test('lists AWS’s policies, the account’s or both', async () => {
  const aws = simulation()
  await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  const names = async (Scope?: string) =>
    (await aws.answer<Listed>(root, 'iam:ListPolicies', Scope === undefined ? {} : { Scope })).Policies.map(
      ({ PolicyName }) => PolicyName,
    )
  expect(await names('Local')).toEqual(['Photos'])
  expect(await names('AWS')).toContain('AdministratorAccess')
  expect(await names()).toEqual([...(await names('AWS')), 'Photos'].toSorted())
})

test('names the path when it refuses', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'iam:ListPolicies', {})).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:ListPolicies on resource: policy path / because no identity-based policy allows the iam:ListPolicies action',
  })
})
