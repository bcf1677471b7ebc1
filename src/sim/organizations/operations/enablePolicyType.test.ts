import { expect, test } from 'vitest'
import { createAccount, createOrganization, createUnit } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

const PolicyType = 'RESOURCE_CONTROL_POLICY'

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
test('attaches RCPFullAWSAccess to the root, all units and all accounts', async () => {
  const aws = simulation()
  const RootId = await createOrganization(aws)
  const targets = [RootId, await createUnit(aws, RootId, 'Lab'), await createAccount(aws, 'member'), '111122223333']
  expect(await aws.answer(root, 'organizations:EnablePolicyType', { RootId, PolicyType })).toMatchObject({
    Root: { Id: RootId, PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY' }, { Type: PolicyType, Status: 'ENABLED' }] },
  })
  for (const TargetId of [...targets, await createAccount(aws, 'later')])
    expect(
      await aws.answer(root, 'organizations:ListPoliciesForTarget', { TargetId, Filter: PolicyType }),
    ).toMatchObject({ Policies: [{ Id: 'p-RCPFullAWSAccess', Description: 'Allows access to every resource' }] })
})

test('refuses a type that is enabled, a type that there is not, and an unknown root', async () => {
  const aws = simulation()
  const RootId = await createOrganization(aws)
  const enable = (input: object) => aws.refusal(root, 'organizations:EnablePolicyType', input)
  expect(await enable({ RootId, PolicyType: 'SERVICE_CONTROL_POLICY' })).toEqual({
    code: 'PolicyTypeAlreadyEnabledException',
    message: 'The specified policy type is already enabled.',
    status: 400,
  })
  expect(await enable({ RootId, PolicyType: 'X' })).toEqual({
    code: 'InvalidInputException',
    message: 'You specified an invalid policy type.',
    status: 400,
    details: [['Reason', 'INVALID_ENUM_POLICY_TYPE']],
  })
  expect(await enable({ RootId: 'r-none', PolicyType })).toEqual({
    code: 'RootNotFoundException',
    message: "You specified a root that doesn't exist.",
    status: 400,
  })
})
