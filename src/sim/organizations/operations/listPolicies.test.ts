import { expect, test } from 'vitest'
import { createOrganization, createServiceControlPolicy } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('lists the policies of a type', async () => {
  const aws = simulation()
  await createOrganization(aws)
  await createServiceControlPolicy(aws, 'NoKeys')
  const { Policies } = await aws.answer<{ Policies: readonly { Name: string }[] }>(root, 'organizations:ListPolicies', {
    Filter: 'SERVICE_CONTROL_POLICY',
  })
  expect(Policies.map(({ Name }) => Name).toSorted()).toEqual(['FullAWSAccess', 'NoKeys'])
})
