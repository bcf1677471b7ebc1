import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_tag_lifecycle
test('shows the description, and tags also when there are none', async () => {
  const aws = simulation()
  await aws.answer(root, 'iam:CreatePolicy', {
    PolicyName: 'Photos',
    PolicyDocument: allowing('s3:GetObject'),
    Description: 'testing',
  })
  const PolicyArn = 'arn:aws:iam::111122223333:policy/Photos'
  expect(await aws.answer(root, 'iam:GetPolicy', { PolicyArn })).toMatchObject({
    Policy: { Arn: PolicyArn, DefaultVersionId: 'v1', Description: 'testing', Tags: [] },
  })
})

// radkawar/stackd testdata/aws/iam/policy_management.json
test('counts who has it, and for whom it is the boundary', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createUser(aws, 'carol')
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  await aws.answer(root, 'iam:AttachUserPolicy', { UserName: 'bob', PolicyArn })
  await aws.answer(root, 'iam:PutUserPermissionsBoundary', { UserName: 'carol', PermissionsBoundary: PolicyArn })
  expect(await aws.answer(root, 'iam:GetPolicy', { PolicyArn })).toMatchObject({
    Policy: { AttachmentCount: 1, PermissionsBoundaryUsageCount: 1 },
  })
})

test('shows AWS’s policies to those who may ask', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:GetPolicy', Resource: '*' })
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
  expect(await aws.answer(bob, 'iam:GetPolicy', { PolicyArn })).toMatchObject({ Policy: { Arn: PolicyArn } })
})

test('does not show the policies of another account', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Photos', allowing('s3:GetObject'))
  const stranger = { type: 'root', accountId: '444455556666' } as const
  expect(await aws.refusal(stranger, 'iam:GetPolicy', { PolicyArn })).toMatchObject({ code: 'AccessDenied' })
})
