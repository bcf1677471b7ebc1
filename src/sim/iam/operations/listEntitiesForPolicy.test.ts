import { expect, test } from 'vitest'
import { allowing, createGroup, createPolicy, createRole } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// radkawar/stackd testdata/aws/iam/policy_management.json, policy `both`
test.each([
  [{}, { groups: 1, users: 0, roles: 1 }],
  [{ PolicyUsageFilter: 'PermissionsPolicy' }, { groups: 1, users: 0, roles: 0 }],
  [{ PolicyUsageFilter: 'PermissionsBoundary' }, { groups: 0, users: 0, roles: 1 }],
  [{ EntityFilter: 'Group' }, { groups: 1, users: 0, roles: 0 }],
  [
    { EntityFilter: 'Role', PolicyUsageFilter: 'PermissionsPolicy' },
    { groups: 0, users: 0, roles: 0 },
  ],
  [{ EntityFilter: 'AWSManagedPolicy' }, { groups: 0, users: 0, roles: 0 }],
])('counts, when asked for %j, %j', async (filter, counts) => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await createRole(aws, 'reader')
  const PolicyArn = await createPolicy(aws, 'both', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:AttachGroupPolicy', { GroupName: 'editors', PolicyArn })
  await aws.answer(root, 'iam:PutRolePermissionsBoundary', { RoleName: 'reader', PermissionsBoundary: PolicyArn })
  const { PolicyGroups, PolicyUsers, PolicyRoles } = await aws.answer<Record<string, unknown[]>>(
    root,
    'iam:ListEntitiesForPolicy',
    { PolicyArn, ...filter },
  )
  expect({ groups: PolicyGroups?.length, users: PolicyUsers?.length, roles: PolicyRoles?.length }).toEqual(counts)
})

test('names the entities with their ids', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
  expect(await aws.answer(root, 'iam:ListEntitiesForPolicy', { PolicyArn })).toEqual({
    PolicyGroups: [],
    PolicyUsers: [{ UserName: 'bob', UserId: expect.stringMatching(/^AIDA/) }],
    PolicyRoles: [],
    IsTruncated: false,
  })
})

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_list_entities_for_policy_errors
test('refuses a policy that does not exist', async () => {
  const PolicyArn = 'arn:aws:iam::111122223333:policy/NonExistentPolicy'
  expect(await simulation().refusal(root, 'iam:ListEntitiesForPolicy', { PolicyArn })).toEqual({
    code: 'NoSuchEntity',
    status: 404,
    message: `Policy ${PolicyArn} does not exist or is not attachable.`,
  })
})
