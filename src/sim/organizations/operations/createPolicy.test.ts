import { expect, test } from 'vitest'
import { policy } from '../../testing/gallery.ts'
import { createAccount, createOrganization, denying, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const scp = { Name: 'NoKeys', Description: 'no keys', Type: 'SERVICE_CONTROL_POLICY', Content: denying('kms:*') }
const rcpStatement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }
const rcp = { ...scp, Type: 'RESOURCE_CONTROL_POLICY', Content: policy(rcpStatement) }

const malformed = {
  code: 'MalformedPolicyDocumentException',
  message: 'The provided policy document does not meet the requirements of the specified policy type.',
  status: 400,
}

test('creates a policy with the content as given', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const Content = `  ${scp.Content}\n`
  expect(await aws.answer(root, 'organizations:CreatePolicy', { ...scp, Content })).toEqual({
    Policy: {
      PolicySummary: {
        Id: expect.stringMatching(/^p-[a-z0-9]{10}$/),
        Arn: expect.stringMatching(
          /^arn:aws:organizations::111122223333:policy\/o-\w{10}\/service_control_policy\/p-\w{10}$/,
        ),
        Name: 'NoKeys',
        Description: 'no keys',
        Type: 'SERVICE_CONTROL_POLICY',
        AwsManaged: false,
      },
      Content,
    },
  })
})

// radkawar/stackd testdata/aws/iam/resource_controls.json
test('stores a resource control policy in a form of its own', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const Content = JSON.stringify({ Statement: rcpStatement }, null, 2)
  expect(await aws.answer(root, 'organizations:CreatePolicy', { ...rcp, Content })).toMatchObject({
    Policy: { Content: JSON.stringify({ Version: '2008-10-17', Statement: [rcpStatement] }) },
  })
})

test.each([
  ['broken JSON', scp, '{'],
  ['a service control policy with a Principal', scp, policy({ ...rcpStatement })],
  [
    'a service control policy that allows one resource',
    scp,
    policy({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a' }),
  ],
  ['a service control policy without Resource', scp, policy({ Effect: 'Deny', Action: 's3:*' })],
  ['a resource control policy that allows', rcp, policy({ ...rcpStatement, Effect: 'Allow' })],
  ['a resource control policy for an account', rcp, policy({ ...rcpStatement, Principal: { AWS: '111122223333' } })],
  ['a resource control policy for every action', rcp, policy({ ...rcpStatement, Action: '*' })],
  ['a resource control policy for IAM', rcp, policy({ ...rcpStatement, Action: 'iam:*' })],
])('refuses %s', async (_what, input, Content) => {
  const aws = simulation()
  await createOrganization(aws)
  expect(await aws.refusal(root, 'organizations:CreatePolicy', { ...input, Content })).toEqual(malformed)
})

// hashicorp/terraform-provider-aws#12597; https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
test.each([
  [scp, 10_240],
  [rcp, 5120],
])('counts all characters: $0.Type has at most %i', async (input, longest) => {
  const aws = simulation()
  await createOrganization(aws)
  const padded = (length: number): string => input.Content.padEnd(length)
  expect(await aws.refusal(root, 'organizations:CreatePolicy', { ...input, Content: padded(longest + 1) })).toEqual({
    code: 'ConstraintViolationException',
    message: 'You have exceeded the maximum policy size.',
    status: 400,
    details: [['Reason', 'POLICY_CONTENT_LIMIT_EXCEEDED']],
  })
  await aws.answer(root, 'organizations:CreatePolicy', { ...input, Content: padded(longest) })
})

test('refuses a name that a policy of the same type has', async () => {
  const aws = simulation()
  await createOrganization(aws)
  await aws.answer(root, 'organizations:CreatePolicy', scp)
  await aws.answer(root, 'organizations:CreatePolicy', rcp)
  expect(await aws.refusal(root, 'organizations:CreatePolicy', scp)).toEqual({
    code: 'DuplicatePolicyException',
    message: 'A policy with the specified name and type already exists.',
    status: 400,
  })
})

test('is for the management account only', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const member = rootOf(await createAccount(aws, 'member'))
  expect(await aws.refusal(member, 'organizations:CreatePolicy', scp)).toMatchObject({ code: 'AccessDeniedException' })
})

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
test('may be allowed for one type of policy', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'organizations:CreatePolicy',
    Resource: '*',
    Condition: { StringEquals: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' } },
  })
  await aws.answer(bob, 'organizations:CreatePolicy', scp)
  expect(await aws.refusal(bob, 'organizations:CreatePolicy', rcp)).toMatchObject({ code: 'AccessDeniedException' })
})
