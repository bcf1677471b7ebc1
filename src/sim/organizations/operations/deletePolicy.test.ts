import { expect, test } from 'vitest'
import { createOrganization, createServiceControlPolicy } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('deletes a policy that is attached nowhere', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  expect(await aws.refusal(root, 'organizations:DeletePolicy', { PolicyId })).toEqual({
    code: 'PolicyInUseException',
    message:
      'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.',
    status: 400,
  })
  await aws.answer(root, 'organizations:DetachPolicy', { PolicyId, TargetId })
  await aws.answer(root, 'organizations:DeletePolicy', { PolicyId })
  expect(await aws.refusal(root, 'organizations:DescribePolicy', { PolicyId })).toMatchObject({
    code: 'PolicyNotFoundException',
  })
})

test("refuses AWS's own", async () => {
  const aws = simulation()
  await createOrganization(aws)
  expect(await aws.refusal(root, 'organizations:DeletePolicy', { PolicyId: 'p-RCPFullAWSAccess' })).toMatchObject({
    details: [['Reason', 'IMMUTABLE_POLICY']],
  })
})
