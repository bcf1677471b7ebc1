import { expect, test } from 'vitest'
import { createAccount, createOrganization, createServiceControlPolicy } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

const Filter = 'SERVICE_CONTROL_POLICY'

test('lists what is attached there itself', async () => {
  const aws = simulation()
  const rootId = await createOrganization(aws)
  const account = await createAccount(aws, 'member')
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId: rootId })
  const namesAt = async (TargetId: string): Promise<readonly string[]> => {
    const { Policies } = await aws.answer<{ Policies: readonly { Name: string }[] }>(
      root,
      'organizations:ListPoliciesForTarget',
      { TargetId, Filter },
    )
    return Policies.map(({ Name }) => Name).toSorted()
  }
  expect(await namesAt(rootId)).toEqual(['FullAWSAccess', 'NoKeys'])
  expect(await namesAt(account)).toEqual(['FullAWSAccess'])
})

test('refuses an unknown target', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const input = { TargetId: '999999999999', Filter }
  expect(await aws.refusal(root, 'organizations:ListPoliciesForTarget', input)).toMatchObject({
    code: 'TargetNotFoundException',
  })
})
