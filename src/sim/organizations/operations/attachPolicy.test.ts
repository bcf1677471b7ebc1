import { expect, test } from 'vitest'
import { policy } from '../../testing/gallery.ts'
import { createAccount, createOrganization, createServiceControlPolicy, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('limits every identity of the account, its root user too, but not the management account', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const member = await createAccount(aws, 'member')
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  const { trace } = await aws.send(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  expect(await aws.refusal(rootOf(member), 'kms:CreateKey', {})).toMatchObject({ code: 'AccessDeniedException' })
  await aws.answer(root, 'kms:CreateKey', {})
  expect(trace.map(({ step }) => step)).toContainEqual(
    expect.objectContaining({
      type: 'state-changed',
      change: expect.objectContaining({ type: 'policy-changed', what: 'service control policy', name: 'NoKeys' }),
    }),
  )
})

test('limits who may touch the resources of an account, wherever they come from', async () => {
  const aws = simulation()
  const RootId = await createOrganization(aws)
  const TargetId = await createAccount(aws, 'member')
  await aws.answer(root, 'organizations:EnablePolicyType', { RootId, PolicyType: 'RESOURCE_CONTROL_POLICY' })
  const { Policy } = await aws.answer<{ Policy: { PolicySummary: { Id: string } } }>(
    root,
    'organizations:CreatePolicy',
    {
      Name: 'Closed',
      Description: '',
      Type: 'RESOURCE_CONTROL_POLICY',
      Content: policy({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }),
    },
  )
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId: Policy.PolicySummary.Id, TargetId })
  const admin = await createUser(aws, 'admin', { Effect: 'Allow', Action: '*', Resource: '*' })
  const RoleArn = `arn:aws:iam::${TargetId}:role/OrganizationAccountAccessRole`
  expect(await aws.refusal(admin, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'admin' })).toMatchObject({
    message: expect.stringContaining('resource control policy'),
  })
})

// radkawar/stackd testdata/aws/iam/resource_controls.json
test('refuses a policy that is attached, in words for one that exists', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  expect(await aws.refusal(root, 'organizations:AttachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId })).toEqual({
    code: 'DuplicatePolicyAttachmentException',
    message: 'A policy with the specified name and type already exists.',
    status: 400,
  })
})

test('refuses a type that is not enabled, an unknown policy and an unknown target', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const attach = (input: object) => aws.refusal(root, 'organizations:AttachPolicy', { TargetId, ...input })
  expect(await attach({ PolicyId: 'p-RCPFullAWSAccess' })).toEqual({
    code: 'PolicyTypeNotEnabledException',
    message: 'This operation can be performed only for enabled policy types.',
    status: 400,
  })
  expect(await attach({ PolicyId: 'p-none12345' })).toMatchObject({ code: 'PolicyNotFoundException' })
  expect(await attach({ PolicyId: 'p-FullAWSAccess', TargetId: '999999999999' })).toEqual({
    code: 'TargetNotFoundException',
    message: "You specified a target that doesn't exist.",
    status: 400,
  })
})

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
test('refuses an eleventh service control policy', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  for (let i = 2; i <= 10; i++) {
    const PolicyId = await createServiceControlPolicy(aws, `policy ${i}`)
    await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  }
  const PolicyId = await createServiceControlPolicy(aws, 'policy 11')
  expect(await aws.refusal(root, 'organizations:AttachPolicy', { PolicyId, TargetId })).toEqual({
    code: 'ConstraintViolationException',
    message: 'You have attached the maximum number of policies to the specified target.',
    status: 400,
    details: [['Reason', 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED']],
  })
})

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_attach.html
test('needs a permission for the policy and one for the target', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'organizations:AttachPolicy',
    Resource: 'arn:aws:organizations::*:policy/*',
  })
  expect(await aws.refusal(bob, 'organizations:AttachPolicy', { PolicyId, TargetId })).toMatchObject({
    message: expect.stringMatching(/on resource: arn:aws:organizations::111122223333:root\//),
  })
})
