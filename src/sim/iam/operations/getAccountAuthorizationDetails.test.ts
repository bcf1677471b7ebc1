import { expect, test } from 'vitest'
import { allowing, createGroup, createPolicy, createRole } from '../../testing/identities.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_account_authorization_details.snapshot.json

interface Details {
  readonly UserDetailList: readonly object[]
  readonly GroupDetailList: readonly object[]
  readonly RoleDetailList: readonly object[]
  readonly Policies: readonly object[]
  readonly Marker?: string
}

const details = (aws: Simulation, input: object = {}) =>
  aws.answer<Details>(root, 'iam:GetAccountAuthorizationDetails', input)

const PolicyDocument = allowing('s3:ListBucket')

test('shows a user with groups, policies and tags', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:AddUserToGroup', { GroupName: 'editors', UserName: 'bob' })
  const PolicyArn = await createPolicy(aws, 'Read', PolicyDocument)
  await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
  const bare = await details(aws, { Filter: ['User'] })
  expect(bare.UserDetailList[0]).not.toHaveProperty('UserPolicyList')
  await aws.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'inline', PolicyDocument })
  const { User } = await aws.answer<{ User: object }>(root, 'iam:GetUser', { UserName: 'bob' })
  expect(await details(aws, { Filter: ['User'] })).toEqual({
    UserDetailList: [
      {
        ...User,
        UserPolicyList: [{ PolicyName: 'inline', PolicyDocument }],
        GroupList: ['editors'],
        AttachedManagedPolicies: [{ PolicyName: 'Read', PolicyArn }],
        Tags: [],
      },
    ],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
    IsTruncated: false,
  })
})

test('shows a role with its instance profiles, without its description', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, 'iam:UpdateRole', { RoleName: 'reader', Description: 'x' })
  await aws.answer(root, 'iam:CreateInstanceProfile', { InstanceProfileName: 'web' })
  await aws.answer(root, 'iam:AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'reader' })
  const { RoleDetailList } = await details(aws, { Filter: ['Role'] })
  expect(RoleDetailList).toEqual([
    expect.objectContaining({
      RoleName: 'reader',
      RoleLastUsed: {},
      RolePolicyList: [],
      AttachedManagedPolicies: [],
      InstanceProfileList: [
        expect.objectContaining({
          InstanceProfileName: 'web',
          Roles: [expect.objectContaining({ RoleName: 'reader' })],
        }),
      ],
      Tags: [],
    }),
  ])
  expect(RoleDetailList[0]).not.toHaveProperty('Description')
  expect(RoleDetailList[0]).not.toHaveProperty('MaxSessionDuration')
})

test('shows the account’s own policies, and those of AWS that somebody has', async () => {
  const aws = simulation()
  await createPolicy(aws, 'Read', PolicyDocument)
  await createGroup(aws, 'editors')
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'
  await aws.answer(root, 'iam:AttachGroupPolicy', { GroupName: 'editors', PolicyArn })
  expect(await details(aws, { Filter: ['LocalManagedPolicy'] })).toMatchObject({
    Policies: [{ PolicyName: 'Read', PolicyVersionList: [{ Document: PolicyDocument, VersionId: 'v1' }] }],
  })
  const { Policies } = await details(aws, { Filter: ['AWSManagedPolicy'] })
  expect(Policies).toEqual([expect.objectContaining({ Arn: PolicyArn, AttachmentCount: 1 })])
})

test('comes in pages, over all kinds', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createGroup(aws, 'editors')
  await createRole(aws, 'reader')
  const seen: object[] = []
  let page: { Marker?: string } = {}
  for (let i = 0; i < 3; i++) {
    const answer = await details(aws, { MaxItems: 1, ...(page.Marker !== undefined && { Marker: page.Marker }) })
    seen.push(...answer.UserDetailList, ...answer.GroupDetailList, ...answer.RoleDetailList)
    page = answer
  }
  expect(seen).toHaveLength(3)
  expect(page).toMatchObject({ IsTruncated: false })
})
