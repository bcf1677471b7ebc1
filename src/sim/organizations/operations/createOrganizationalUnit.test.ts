import { expect, test } from 'vitest'
import { createOrganization, createUnit } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('creates a unit below the root', async () => {
  const aws = simulation()
  const ParentId = await createOrganization(aws)
  const id = `ou-${ParentId.slice(2)}-[a-z0-9]{8}`
  expect(await aws.answer(root, 'organizations:CreateOrganizationalUnit', { ParentId, Name: 'Lab' })).toEqual({
    OrganizationalUnit: {
      Id: expect.stringMatching(new RegExp(`^${id}$`)),
      Arn: expect.stringMatching(new RegExp(String.raw`^arn:aws:organizations::111122223333:ou/o-\w{10}/${id}$`)),
      Name: 'Lab',
      Path: expect.stringMatching(new RegExp(String.raw`^o-\w{10}/${ParentId}/${id}/$`)),
    },
  })
})

test('puts the new unit under FullAWSAccess', async () => {
  const aws = simulation()
  const TargetId = await createUnit(aws, await createOrganization(aws), 'Lab')
  const input = { TargetId, Filter: 'SERVICE_CONTROL_POLICY' }
  expect(await aws.answer(root, 'organizations:ListPoliciesForTarget', input)).toMatchObject({
    Policies: [{ Id: 'p-FullAWSAccess' }],
  })
})

test('refuses a name that a unit has in the same place only', async () => {
  const aws = simulation()
  const ParentId = await createOrganization(aws)
  const unit = await createUnit(aws, ParentId, 'Lab')
  await createUnit(aws, unit, 'Lab')
  expect(await aws.refusal(root, 'organizations:CreateOrganizationalUnit', { ParentId, Name: 'Lab' })).toEqual({
    code: 'DuplicateOrganizationalUnitException',
    message: 'An OU with the same name already exists.',
    status: 400,
  })
})

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
test('refuses a sixth level', async () => {
  const aws = simulation()
  let ParentId = await createOrganization(aws)
  for (let level = 1; level <= 5; level++) ParentId = await createUnit(aws, ParentId, 'Lab')
  expect(await aws.refusal(root, 'organizations:CreateOrganizationalUnit', { ParentId, Name: 'Lab' })).toEqual({
    code: 'ConstraintViolationException',
    message: 'You attempted to create an OU tree that is too many levels deep.',
    status: 400,
    details: [['Reason', 'OU_DEPTH_LIMIT_EXCEEDED']],
  })
})

test('refuses a parent that does not exist, or is no parent', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const create = (ParentId: string) =>
    aws.refusal(root, 'organizations:CreateOrganizationalUnit', { ParentId, Name: 'Lab' })
  expect(await create('r-none')).toEqual({
    code: 'ParentNotFoundException',
    message: "You specified parent that doesn't exist.",
    status: 400,
  })
  expect(await create('111122223333')).toEqual({
    code: 'InvalidInputException',
    message: 'You provided a value that does not match the required pattern.',
    status: 400,
    details: [['Reason', 'INVALID_PATTERN:PARENT_ID']],
  })
})
