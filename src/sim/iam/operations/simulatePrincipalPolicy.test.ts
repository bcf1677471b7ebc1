import { expect, test } from 'vitest'
import type { EvaluationResult } from '../simulation.ts'
import { policy } from '../../testing/gallery.ts'
import { allowing, createGroup, createPolicy, createRole, identityArn } from '../../testing/identities.ts'
import { createAccount, createOrganization, createServiceControlPolicy, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'
import type { CallerName } from '../caller.ts'

const BOB = identityArn('user', 'bob')

const results = async (
  aws: Simulation,
  PolicySourceArn: string,
  input: object = {},
  as: CallerName = root,
): Promise<readonly EvaluationResult[]> => {
  const answer = await aws.answer<{ EvaluationResults: readonly EvaluationResult[] }>(
    as,
    'iam:SimulatePrincipalPolicy',
    { PolicySourceArn, ActionNames: ['s3:GetObject'], ...input },
  )
  return answer.EvaluationResults
}

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

// faiscadev/fakecloud#1904, after the tests of terraform-provider-aws: ids of inline policies
test('names the policies of a user and of the groups', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', statement)
  await createGroup(aws, 'readers')
  await aws.answer(root, 'iam:AddUserToGroup', { UserName: 'bob', GroupName: 'readers' })
  const PolicyArn = await createPolicy(aws, 'Readers', allowing('s3:Get*'))
  await aws.answer(root, 'iam:AttachGroupPolicy', { GroupName: 'readers', PolicyArn })
  const inline = { PolicyName: 'inline', PolicyDocument: allowing('s3:GetObject') }
  await aws.answer(root, 'iam:PutGroupPolicy', { GroupName: 'readers', ...inline })
  const [result] = await results(aws, BOB)
  expect(result).toMatchObject({ EvalDecision: 'allowed' })
  expect(result?.MatchedStatements.map(({ SourcePolicyId }) => SourcePolicyId)).toEqual([
    'user_bob_inline',
    'group_readers_inline',
    'Readers',
  ])
  expect(await results(aws, identityArn('group', 'readers'))).toMatchObject([{ EvalDecision: 'allowed' }])
})

test('simulates a role, and policies that it does not have yet', async () => {
  const aws = simulation()
  const role = await createRole(aws, 'reader')
  expect(await results(aws, role)).toMatchObject([{ EvalDecision: 'implicitDeny' }])
  expect(await results(aws, role, { PolicyInputList: [allowing('s3:*')] })).toMatchObject([
    { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }] },
  ])
})

test("uses the user's boundary, or another in its place", async () => {
  const aws = simulation()
  await createUser(aws, 'bob', statement)
  const PermissionsBoundary = await createPolicy(aws, 'Edge', allowing('s3:Put*'))
  await aws.answer(root, 'iam:PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary })
  expect(await results(aws, BOB)).toMatchObject([
    { EvalDecision: 'implicitDeny', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } },
  ])
  expect(await results(aws, BOB, { PermissionsBoundaryPolicyInputList: [allowing('s3:*')] })).toMatchObject([
    { EvalDecision: 'allowed', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true } },
  ])
})

test('knows the name of the user', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', { ...statement, Resource: 'arn:aws:s3:::gallery/${aws:username}/*' })
  const ResourceArns = ['arn:aws:s3:::gallery/bob/cat.jpg']
  expect(await results(aws, BOB, { ResourceArns })).toMatchObject([{ EvalDecision: 'allowed' }])
})

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html: CallerArn
test('takes the user for the caller of a resource with a policy', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const ResourcePolicy = policy({ ...statement, Principal: { AWS: BOB } })
  const ResourceArns = ['arn:aws:s3:::gallery/cat.jpg']
  expect(await results(aws, BOB, { ResourceArns, ResourcePolicy })).toMatchObject([{ EvalDecision: 'allowed' }])
  const role = await createRole(aws, 'reader')
  const input = { PolicySourceArn: role, ActionNames: ['s3:GetObject'], ResourcePolicy }
  expect(await aws.refusal(root, 'iam:SimulatePrincipalPolicy', input)).toEqual({
    code: 'InvalidInput',
    message: 'Invalid caller - Caller must be an IAM user in this context.',
    status: 400,
  })
})

// aws-containers/amazon-ecs-exec-checker#70: no ResourceSpecificResults when the organization says no
test('says what the organization allows', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const account = await createAccount(aws, 'member')
  const role = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`
  const ResourceArns = ['arn:aws:kms:us-east-1:111122223333:key/1']
  const input = { ActionNames: ['kms:Decrypt'], ResourceArns }
  const organization = (AllowedByOrganizations: boolean) => [
    { OrganizationsDecisionDetail: { AllowedByOrganizations } },
  ]
  expect(await results(aws, role, input, rootOf(account))).toMatchObject(organization(true))
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  const [result] = await results(aws, role, input, rootOf(account))
  expect(result).toEqual({
    EvalActionName: 'kms:Decrypt',
    EvalResourceName: ResourceArns[0],
    EvalDecision: 'explicitDeny',
    MatchedStatements: [],
    MissingContextValues: [],
    OrganizationsDecisionDetail: { AllowedByOrganizations: false },
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
test('leaves out service control policies with conditions', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const account = await createAccount(aws, 'member')
  const conditional = {
    Effect: 'Deny',
    Action: 'kms:*',
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'true' } },
  }
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys', policy(conditional))
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  const role = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`
  expect(await results(aws, role, { ActionNames: ['kms:Decrypt'] }, rootOf(account))).toMatchObject([
    { EvalDecision: 'allowed', OrganizationsDecisionDetail: { AllowedByOrganizations: true } },
  ])
})

test.each([
  // newrelic/newrelic-lambda-cli#96
  [
    'arn:aws:sts::111122223333:assumed-role/reader/alice',
    'InvalidInput',
    'Invalid Entity Arn: arn:aws:sts::111122223333:assumed-role/reader/alice does not clearly define entity type and name.',
    400,
  ],
  [
    'arn:aws:iam::444455556666:role/reader',
    'InvalidInput',
    "Invalid Policy Source Arn: caller's account 111122223333 does not have access to policies in account 444455556666",
    400,
  ],
  [identityArn('role', 'reader'), 'NoSuchEntity', 'The role with name reader cannot be found.', 404],
])('refuses %s', async (PolicySourceArn, code, message, status) => {
  const input = { PolicySourceArn, ActionNames: ['s3:GetObject'] }
  expect(await simulation().refusal(root, 'iam:SimulatePrincipalPolicy', input)).toEqual({ code, message, status })
})

// A denial recorded in public: the ARN is named as it was given
test('needs a permission for the principal', async () => {
  const aws = simulation()
  const eve = await createUser(aws, 'eve')
  await createUser(aws, 'bob')
  const input = { PolicySourceArn: BOB, ActionNames: ['s3:GetObject'] }
  expect(await aws.refusal(eve, 'iam:SimulatePrincipalPolicy', input)).toMatchObject({
    code: 'AccessDenied',
    message: `User: ${identityArn('user', 'eve')} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: ${BOB} because no identity-based policy allows the iam:SimulatePrincipalPolicy action`,
  })
})
