import { expect, test } from 'vitest'
import { createAccount, createOrganization, createServiceControlPolicy, rootOf } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

const FULL = 'p-FullAWSAccess'

test('takes a policy off', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const TargetId = await createAccount(aws, 'member')
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  await aws.answer(root, 'organizations:DetachPolicy', { PolicyId, TargetId })
  expect(await aws.answer(rootOf(TargetId), 'kms:CreateKey', {})).toMatchObject({
    KeyMetadata: { AWSAccountId: TargetId },
  })
})

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
test('without FullAWSAccess, nothing is allowed that no other policy allows', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const TargetId = await createAccount(aws, 'member')
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  await aws.answer(root, 'organizations:DetachPolicy', { PolicyId: FULL, TargetId })
  expect(await aws.refusal(rootOf(TargetId), 'iam:CreateUser', { UserName: 'dana' })).toMatchObject({
    message: expect.stringContaining('because no service control policy allows the iam:CreateUser action'),
  })
})

// radkawar/stackd testdata/aws/iam/resource_controls.json
test('refuses to take off the last policy, and one that is not attached', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  expect(await aws.refusal(root, 'organizations:DetachPolicy', { PolicyId: FULL, TargetId })).toEqual({
    code: 'ConstraintViolationException',
    message:
      'You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.',
    status: 400,
    details: [['Reason', 'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED']],
  })
  expect(await aws.refusal(root, 'organizations:DetachPolicy', { PolicyId, TargetId })).toEqual({
    code: 'PolicyNotAttachedException',
    message: "The policy isn't attached to the specified target in the specified root.",
    status: 400,
  })
})

test('never takes off RCPFullAWSAccess', async () => {
  const aws = simulation()
  const RootId = await createOrganization(aws)
  await aws.answer(root, 'organizations:EnablePolicyType', { RootId, PolicyType: 'RESOURCE_CONTROL_POLICY' })
  const input = { PolicyId: 'p-RCPFullAWSAccess', TargetId: RootId }
  expect(await aws.refusal(root, 'organizations:DetachPolicy', input)).toMatchObject({
    details: [['Reason', 'CANNOT_DETACH_AWS_MANAGED_POLICY']],
  })
})
