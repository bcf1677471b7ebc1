import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html#API_CreateOrganization_Examples
test('creates an organization with service control policies enabled', async () => {
  const aws = simulation()
  expect(await aws.answer(root, 'organizations:CreateOrganization', {})).toEqual({
    Organization: {
      Id: expect.stringMatching(/^o-[a-z0-9]{10}$/),
      Arn: expect.stringMatching(/^arn:aws:organizations::111122223333:organization\/o-[a-z0-9]{10}$/),
      FeatureSet: 'ALL',
      MasterAccountArn: expect.stringMatching(/^arn:aws:organizations::111122223333:account\/o-\w{10}\/111122223333$/),
      MasterAccountId: '111122223333',
      MasterAccountEmail: 'management@example.com',
      AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    },
  })
})

test('attaches FullAWSAccess to the root and the management account', async () => {
  const aws = simulation()
  await aws.answer(root, 'organizations:CreateOrganization', {})
  const { Policies } = await aws.answer<{ Policies: readonly unknown[] }>(root, 'organizations:ListPoliciesForTarget', {
    TargetId: '111122223333',
    Filter: 'SERVICE_CONTROL_POLICY',
  })
  expect(Policies).toEqual([
    {
      Id: 'p-FullAWSAccess',
      Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
      Name: 'FullAWSAccess',
      Description: 'Allows access to every operation',
      Type: 'SERVICE_CONTROL_POLICY',
      AwsManaged: true,
    },
  ])
})

test('refuses a second organization', async () => {
  const aws = simulation()
  await aws.answer(root, 'organizations:CreateOrganization', {})
  expect(await aws.refusal(root, 'organizations:CreateOrganization', {})).toEqual({
    code: 'AlreadyInOrganizationException',
    message: 'The AWS account is already a member of an organization.',
    status: 400,
  })
})

test('is recorded in us-east-1', async () => {
  const { trace } = await simulation().send(root, 'organizations:CreateOrganization', {})
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event).toMatchObject({
    eventSource: 'organizations.amazonaws.com',
    eventName: 'CreateOrganization',
    awsRegion: 'us-east-1',
    requestParameters: null,
    responseElements: { organization: { featureSet: 'ALL', masterAccountId: '111122223333' } },
    readOnly: false,
  })
})
