import { expect, test } from 'vitest'
import { createOrganization } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('shows the policy that lets everything through', async () => {
  const aws = simulation()
  await createOrganization(aws)
  expect(await aws.answer(root, 'organizations:DescribePolicy', { PolicyId: 'p-FullAWSAccess' })).toMatchObject({
    Policy: {
      PolicySummary: { AwsManaged: true },
      Content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    },
  })
})

test('refuses an unknown policy', async () => {
  const aws = simulation()
  await createOrganization(aws)
  expect(await aws.refusal(root, 'organizations:DescribePolicy', { PolicyId: 'p-none12345' })).toEqual({
    code: 'PolicyNotFoundException',
    message: "You specified a policy that doesn't exist.",
    status: 400,
  })
})
