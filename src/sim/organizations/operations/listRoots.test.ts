import { expect, test } from 'vitest'
import { createAccount, createOrganization, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('lists the root with the enabled types of policy', async () => {
  const aws = simulation()
  const RootId = await createOrganization(aws)
  await aws.answer(root, 'organizations:EnablePolicyType', { RootId, PolicyType: 'RESOURCE_CONTROL_POLICY' })
  expect(await aws.answer(root, 'organizations:ListRoots', {})).toEqual({
    Roots: [
      {
        Id: expect.stringMatching(/^r-[a-z0-9]{4}$/),
        Arn: expect.stringMatching(/^arn:aws:organizations::111122223333:root\/o-\w{10}\/r-\w{4}$/),
        Name: 'Root',
        PolicyTypes: [
          { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
          { Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' },
        ],
      },
    ],
  })
})

// aws-samples/aws-iam-access-key-auto-rotation#10
test('refuses a member account, even its root user', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const member = rootOf(await createAccount(aws, 'member'))
  expect(await aws.refusal(member, 'organizations:ListRoots', {})).toEqual({
    code: 'AccessDeniedException',
    message: "You don't have permissions to access this resource.",
    status: 400,
  })
})

test('refuses a user without the permission', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'organizations:ListRoots', {})).toEqual({
    code: 'AccessDeniedException',
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: organizations:ListRoots on resource: * because no identity-based policy allows the organizations:ListRoots action',
    status: 400,
  })
})
