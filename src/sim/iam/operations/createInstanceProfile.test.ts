import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_instance_profiles.snapshot.json

const InstanceProfileName = 'web'
const create = (aws: Simulation, more: object = {}) =>
  aws.answer<{ InstanceProfile: object }>(root, 'iam:CreateInstanceProfile', { InstanceProfileName, ...more })
const get = (aws: Simulation) => aws.answer(root, 'iam:GetInstanceProfile', { InstanceProfileName })

test('makes a profile, shows it, and deletes it', async () => {
  const aws = simulation()
  const { InstanceProfile } = await create(aws, { Path: '/app/' })
  expect(InstanceProfile).toEqual({
    Path: '/app/',
    InstanceProfileName: 'web',
    InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/) as string,
    Arn: 'arn:aws:iam::111122223333:instance-profile/app/web',
    CreateDate: expect.any(Number) as number,
    Roles: [],
  })
  expect(await get(aws)).toEqual({ InstanceProfile: { ...InstanceProfile, Tags: [] } })
  expect(await aws.answer(root, 'iam:ListInstanceProfiles', { PathPrefix: '/app/' })).toEqual({
    InstanceProfiles: [InstanceProfile],
    IsTruncated: false,
  })
  expect(await aws.answer(root, 'iam:ListInstanceProfiles', { PathPrefix: '/other/' })).toMatchObject({
    InstanceProfiles: [],
  })
  expect(await aws.answer(root, 'iam:DeleteInstanceProfile', { InstanceProfileName })).toEqual({})
  expect(await aws.refusal(root, 'iam:GetInstanceProfile', { InstanceProfileName })).toEqual({
    code: 'NoSuchEntity',
    status: 404,
    message: 'Instance Profile web cannot be found.',
  })
})

test('refuses a name that is taken', async () => {
  const aws = simulation()
  await create(aws)
  expect(await aws.refusal(root, 'iam:CreateInstanceProfile', { InstanceProfileName })).toEqual({
    code: 'EntityAlreadyExists',
    status: 409,
    message: 'Instance Profile web already exists.',
  })
})

test('holds one role, which cannot be deleted meanwhile', async () => {
  const aws = simulation()
  await create(aws)
  await createRole(aws, 'reader')
  await createRole(aws, 'writer')
  const add = { InstanceProfileName, RoleName: 'reader' }
  expect(await aws.answer(root, 'iam:AddRoleToInstanceProfile', add)).toEqual({})
  expect(await get(aws)).toMatchObject({ InstanceProfile: { Roles: [{ RoleName: 'reader' }] } })
  expect(await aws.answer(root, 'iam:ListInstanceProfilesForRole', { RoleName: 'reader' })).toMatchObject({
    InstanceProfiles: [{ InstanceProfileName: 'web' }],
  })
  expect(await aws.answer(root, 'iam:ListInstanceProfilesForRole', { RoleName: 'writer' })).toMatchObject({
    InstanceProfiles: [],
  })
  expect(await aws.refusal(root, 'iam:AddRoleToInstanceProfile', { ...add, RoleName: 'writer' })).toEqual({
    code: 'LimitExceeded',
    status: 409,
    message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
  })
  const inTheWay = {
    code: 'DeleteConflict',
    status: 409,
    message: 'Cannot delete entity, must remove roles from instance profile first.',
  }
  expect(await aws.refusal(root, 'iam:DeleteInstanceProfile', { InstanceProfileName })).toEqual(inTheWay)
  expect(await aws.refusal(root, 'iam:DeleteRole', { RoleName: 'reader' })).toEqual(inTheWay)
  expect(await aws.refusal(root, 'iam:RemoveRoleFromInstanceProfile', { ...add, RoleName: 'writer' })).toEqual({
    code: 'NoSuchEntity',
    status: 404,
    message: 'Role writer in Instance Profile web cannot be found.',
  })
  await aws.answer(root, 'iam:RemoveRoleFromInstanceProfile', add)
  await aws.answer(root, 'iam:DeleteRole', { RoleName: 'reader' })
})

test('has tags', async () => {
  const aws = simulation()
  const Tags = [{ Key: 'InitialKey', Value: 'InitialValue' }]
  expect(await create(aws, { Tags })).toMatchObject({ InstanceProfile: { Tags } })
  await aws.answer(root, 'iam:TagInstanceProfile', { InstanceProfileName, Tags: [{ Key: 'MyKey', Value: 'myValue' }] })
  await aws.answer(root, 'iam:UntagInstanceProfile', { InstanceProfileName, TagKeys: ['InitialKey'] })
  expect(await aws.answer(root, 'iam:ListInstanceProfileTags', { InstanceProfileName })).toEqual({
    Tags: [{ Key: 'MyKey', Value: 'myValue' }],
    IsTruncated: false,
  })
})

test.each([
  ['iam:AddRoleToInstanceProfile', { RoleName: 'reader' }],
  ['iam:RemoveRoleFromInstanceProfile', { RoleName: 'reader' }],
  ['iam:TagInstanceProfile', { Tags: [] }],
  ['iam:UntagInstanceProfile', { TagKeys: [] }],
  ['iam:ListInstanceProfileTags', {}],
  ['iam:DeleteInstanceProfile', {}],
])('%s refuses a profile that does not exist', async (operation, input) => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.refusal(root, operation, { InstanceProfileName: 'nonexistent-profile', ...input })).toMatchObject({
    code: 'NoSuchEntity',
    message: 'Instance Profile nonexistent-profile cannot be found.',
  })
})

test('a role that does not exist is in no profile', async () => {
  const aws = simulation()
  await create(aws)
  for (const operation of ['iam:AddRoleToInstanceProfile', 'iam:RemoveRoleFromInstanceProfile'])
    expect(await aws.refusal(root, operation, { InstanceProfileName, RoleName: 'nonexistent-role' })).toMatchObject({
      message: 'The role with name nonexistent-role cannot be found.',
    })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
test('whoever adds a role must be allowed to pass it on', async () => {
  const aws = simulation()
  await create(aws)
  await createRole(aws, 'reader')
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile', Resource: '*' })
  expect(await aws.refusal(bob, 'iam:AddRoleToInstanceProfile', { InstanceProfileName, RoleName: 'reader' })).toEqual({
    code: 'AccessDenied',
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:PassRole on resource: role reader because no identity-based policy allows the iam:PassRole action',
  })
})
