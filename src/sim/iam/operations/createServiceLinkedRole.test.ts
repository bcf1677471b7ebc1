import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam.snapshot.json, TestIAMServiceRoles

const AWSServiceName = 'mrk.kms.amazonaws.com'
const RoleName = 'AWSServiceRoleForKeyManagementServiceMultiRegionKeys'

test('makes the role that the service has, with its policy', async () => {
  const aws = simulation()
  const { Role } = await aws.answer<{ Role: Record<string, unknown> }>(root, 'iam:CreateServiceLinkedRole', {
    AWSServiceName,
  })
  expect(Role).toMatchObject({
    RoleName,
    Path: '/aws-service-role/mrk.kms.amazonaws.com/',
    Arn: `arn:aws:iam::111122223333:role/aws-service-role/mrk.kms.amazonaws.com/${RoleName}`,
  })
  expect(JSON.parse(String(Role['AssumeRolePolicyDocument']))).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: AWSServiceName }, Action: 'sts:AssumeRole' }],
  })
  expect(await aws.answer(root, 'iam:ListAttachedRolePolicies', { RoleName })).toEqual({
    AttachedPolicies: [
      {
        PolicyName: 'AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy',
        PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy',
      },
    ],
    IsTruncated: false,
  })
})

test('takes a suffix where the service has several roles', async () => {
  const aws = simulation()
  const input = { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'web' }
  expect(await aws.answer(root, 'iam:CreateServiceLinkedRole', input)).toMatchObject({
    Role: { RoleName: 'AWSServiceRoleForAutoScaling_web' },
  })
  const other = { AWSServiceName: 'acm.amazonaws.com', CustomSuffix: 'web' }
  expect(await aws.refusal(root, 'iam:CreateServiceLinkedRole', other)).toEqual({
    code: 'InvalidInput',
    status: 400,
    message: 'Custom suffix is not allowed for acm.amazonaws.com',
  })
})

test('refuses a second one, and a service that has none', async () => {
  const aws = simulation()
  await aws.answer(root, 'iam:CreateServiceLinkedRole', { AWSServiceName })
  expect(await aws.refusal(root, 'iam:CreateServiceLinkedRole', { AWSServiceName })).toEqual({
    code: 'InvalidInput',
    status: 400,
    message: `Service role name ${RoleName} has been taken in this account, please try a different suffix.`,
  })
  // clouddrove/terraform-aws-elasticsearch#21
  expect(
    await aws.refusal(root, 'iam:CreateServiceLinkedRole', { AWSServiceName: 'OpenSearch.amazonaws.com' }),
  ).toMatchObject({ message: 'Cannot find Service Linked Role template for OpenSearch.amazonaws.com' })
})

test('is deleted by its own operation, in a task that tells how it went', async () => {
  const aws = simulation()
  await aws.answer(root, 'iam:CreateServiceLinkedRole', { AWSServiceName: 'batch.amazonaws.com' })
  const task = await aws.answer<{ DeletionTaskId: string }>(root, 'iam:DeleteServiceLinkedRole', {
    RoleName: 'AWSServiceRoleForBatch',
  })
  expect(task.DeletionTaskId).toMatch(
    /^task\/aws-service-role\/batch\.amazonaws\.com\/AWSServiceRoleForBatch\/[0-9a-f-]{36}$/,
  )
  expect(await aws.answer(root, 'iam:GetServiceLinkedRoleDeletionStatus', task)).toEqual({ Status: 'SUCCEEDED' })
  expect(await aws.refusal(root, 'iam:GetRole', { RoleName: 'AWSServiceRoleForBatch' })).toMatchObject({
    code: 'NoSuchEntity',
  })
  const unknown = { DeletionTaskId: 'task/aws-service-role/x' }
  expect(await aws.refusal(root, 'iam:GetServiceLinkedRoleDeletionStatus', unknown)).toMatchObject({ status: 404 })
})

test('no other role is deleted that way', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.refusal(root, 'iam:DeleteServiceLinkedRole', { RoleName: 'reader' })).toMatchObject({
    code: 'InvalidInput',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
test('lets policies ask which service it is for', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'iam:CreateServiceLinkedRole',
    Resource: 'arn:aws:iam::*:role/aws-service-role/*',
    Condition: { StringEquals: { 'iam:AWSServiceName': AWSServiceName } },
  })
  expect(await aws.refusal(bob, 'iam:CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' })).toMatchObject({
    code: 'AccessDenied',
  })
  await aws.answer(bob, 'iam:CreateServiceLinkedRole', { AWSServiceName })
})
