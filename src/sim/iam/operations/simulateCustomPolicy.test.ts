import { expect, test } from 'vitest'
import type { EvaluationResult } from '../simulation.ts'
import { policy } from '../../testing/gallery.ts'
import { allowing } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const OBJECT = 'arn:aws:s3:::gallery/cat.jpg'

const results = async (input: object): Promise<readonly EvaluationResult[]> => {
  const answer = await simulation().answer<{ EvaluationResults: readonly EvaluationResult[] }>(
    root,
    'iam:SimulateCustomPolicy',
    { ActionNames: ['s3:GetObject'], ...input },
  )
  return answer.EvaluationResults
}

const refusal = (input: object) =>
  simulation().refusal(root, 'iam:SimulateCustomPolicy', {
    PolicyInputList: [allowing('s3:*')],
    ActionNames: ['s3:GetObject'],
    ...input,
  })

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

// Recorded without resources, public
test('says which statement allows, and where it is', async () => {
  const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
  expect(await results({ PolicyInputList: [document] })).toEqual([
    {
      EvalActionName: 's3:GetObject',
      EvalResourceName: '*',
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'PolicyInputList.1',
          SourcePolicyType: 'IAM Policy',
          StartPosition: { Line: 1, Column: 38 },
          EndPosition: { Line: 1, Column: document.length - 1 },
        },
      ],
      MissingContextValues: [],
    },
  ])
})

// https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html#examples: column 38 of a single statement
test('counts a single statement from behind its brace', async () => {
  const document = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}}'
  const [result] = await results({ PolicyInputList: [document], ActionNames: ['dynamodb:CreateBackup'] })
  expect(result?.MatchedStatements[0]?.StartPosition).toEqual({ Line: 1, Column: 38 })
})

// orbit-infra's recorded positions: a later statement starts at the comma before it
test('counts a later statement of a list from behind the one before', async () => {
  const first = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}'
  const [result] = await results({
    PolicyInputList: [`${first},{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}]}`],
  })
  expect(result).toMatchObject({
    EvalDecision: 'explicitDeny',
    MatchedStatements: [{ StartPosition: { Line: 1, Column: first.length + 1 } }],
  })
  expect(result?.MatchedStatements).toHaveLength(1)
})

test('denies what no policy allows', async () => {
  expect(await results({ PolicyInputList: [allowing('s3:PutObject')] })).toMatchObject([
    { EvalDecision: 'implicitDeny', MatchedStatements: [] },
  ])
})

// LocalStack test_simulate_principle_policy: one resource
test('repeats the result for the resource when one is given', async () => {
  const [result] = await results({ PolicyInputList: [allowing('s3:GetObject')], ResourceArns: [OBJECT] })
  expect(result).toMatchObject({
    EvalResourceName: OBJECT,
    EvalDecision: 'allowed',
    EvalDecisionDetails: {},
    ResourceSpecificResults: [{ EvalResourceName: OBJECT, EvalResourceDecision: 'allowed', MissingContextValues: [] }],
  })
})

test('gives one result for several resources, as strict as the strictest', async () => {
  const PolicyInputList = [
    policy(statement, { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::gallery/secret/*' }),
  ]
  const ResourceArns = [OBJECT, 'arn:aws:s3:::gallery/secret/a']
  expect(await results({ PolicyInputList, ResourceArns })).toMatchObject([
    {
      EvalResourceName: 'arn:${Partition}:s3:::${BucketName}/${KeyName}',
      EvalDecision: 'explicitDeny',
      ResourceSpecificResults: [{ EvalResourceDecision: 'allowed' }, { EvalResourceDecision: 'explicitDeny' }],
    },
  ])
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
test('asks for condition keys, and uses those that are given', async () => {
  const PolicyInputList = [policy({ ...statement, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })]
  expect(await results({ PolicyInputList })).toMatchObject([
    { EvalDecision: 'implicitDeny', MissingContextValues: ['aws:SourceIp'] },
  ])
  const ContextEntries = [{ ContextKeyName: 'aws:SourceIp', ContextKeyValues: ['203.0.113.9'], ContextKeyType: 'ip' }]
  expect(await results({ PolicyInputList, ContextEntries })).toMatchObject([
    { EvalDecision: 'allowed', MissingContextValues: [] },
  ])
  const ResourceArns = [OBJECT]
  expect(await results({ PolicyInputList, ResourceArns })).toMatchObject([
    { MissingContextValues: [], ResourceSpecificResults: [{ MissingContextValues: ['aws:SourceIp'] }] },
  ])
})

test('asks for policy variables, too', async () => {
  const PolicyInputList = [policy({ ...statement, Resource: 'arn:aws:s3:::gallery/${aws:username}/*' })]
  const ResourceArns = ['arn:aws:s3:::gallery/bob/cat.jpg']
  expect(await results({ PolicyInputList, ResourceArns })).toMatchObject([
    { EvalDecision: 'implicitDeny', ResourceSpecificResults: [{ MissingContextValues: ['aws:username'] }] },
  ])
})

test('says whether a boundary allows', async () => {
  const input = { PolicyInputList: [allowing('s3:*')] }
  expect(await results({ ...input, PermissionsBoundaryPolicyInputList: [allowing('s3:PutObject')] })).toMatchObject([
    {
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    },
  ])
  expect(await results({ ...input, PermissionsBoundaryPolicyInputList: [allowing('s3:Get*')] })).toMatchObject([
    {
      EvalDecision: 'allowed',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
      MatchedStatements: [
        { SourcePolicyId: 'PolicyInputList.1', SourcePolicyType: 'IAM Policy' },
        { SourcePolicyId: 'PermissionsBoundaryPolicyInputList.1', SourcePolicyType: 'Permissions Boundary Policy' },
      ],
    },
  ])
})

const ResourcePolicy = policy({ ...statement, Principal: { AWS: 'arn:aws:iam::444455556666:user/eve' } })

test('includes the policy of the resource', async () => {
  const input = {
    PolicyInputList: [allowing('s3:PutObject')],
    ResourceArns: [OBJECT],
    ResourcePolicy,
    CallerArn: 'arn:aws:iam::444455556666:user/eve',
  }
  expect(await results(input)).toMatchObject([
    { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyType: 'Resource Policy' }], EvalDecisionDetails: {} },
  ])
})

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
test('of two accounts, says what each decides', async () => {
  const input = {
    PolicyInputList: [allowing('s3:PutObject')],
    ResourceArns: [OBJECT],
    ResourcePolicy,
    ResourceOwner: 'arn:aws:iam::111122223333:root',
    CallerArn: 'arn:aws:iam::444455556666:user/eve',
  }
  const EvalDecisionDetails = { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' }
  expect(await results(input)).toMatchObject([
    { EvalDecision: 'implicitDeny', EvalDecisionDetails, ResourceSpecificResults: [{ EvalDecisionDetails }] },
  ])
})

// aws/aws-cli#10314
test('leaves trust policies aside', async () => {
  const denial = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }
  expect(
    await results({
      PolicyInputList: [allowing('sts:AssumeRole')],
      ActionNames: ['sts:AssumeRole'],
      ResourcePolicy: policy(denial),
      CallerArn: 'arn:aws:iam::111122223333:user/eve',
    }),
  ).toMatchObject([{ EvalDecision: 'allowed' }])
})

test('answers in pages', async () => {
  const aws = simulation()
  const input = { PolicyInputList: [allowing('s3:*')], ActionNames: ['s3:PutObject', 's3:GetObject'], MaxItems: 1 }
  const first = await aws.answer<{ Marker: string }>(root, 'iam:SimulateCustomPolicy', input)
  expect(first).toMatchObject({ EvaluationResults: [{ EvalActionName: 's3:PutObject' }], IsTruncated: true })
  const second = await aws.answer(root, 'iam:SimulateCustomPolicy', { ...input, Marker: first.Marker })
  expect(second).toMatchObject({ EvaluationResults: [{ EvalActionName: 's3:GetObject' }], IsTruncated: false })
})

test.each([
  // aws-containers/amazon-ecs-exec-checker#35
  [{ ResourceArns: ['14a050d4'] }, 'ResourceNames are not in a valid ARN format: 14a050d4.'],
  // boto/botocore#1346
  [{ ResourceOwner: '123456789012' }, "'123456789012' is not a valid as a Resource Owner."],
  // ScottLogic/blog#308
  [{ ResourcePolicy }, 'Invalid caller - Caller must be an IAM user in this context.'],
  [
    { ResourcePolicy, CallerArn: 'arn:aws:iam::111122223333:role/reader' },
    'Invalid caller - Caller must be an IAM user in this context.',
  ],
  [{ ActionNames: ['s3:Get*'] }, 'Invalid action name: s3:Get*'],
  [{ PolicyInputList: ['{}'] }, 'PolicyInputList.1: Syntax errors in policy.'],
  [
    { ResourcePolicy: '{}', CallerArn: 'arn:aws:iam::111122223333:user/eve' },
    'ResourcePolicy: Syntax errors in policy.',
  ],
  [
    { PermissionsBoundaryPolicyInputList: [allowing('s3:*'), allowing('s3:*')] },
    'Only one permissions boundary can be simulated.',
  ],
])('refuses %j', async (input, message) => {
  expect(await refusal(input)).toEqual({ code: 'InvalidInput', message, status: 400 })
})

test('changes nothing, and needs a permission of its own', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  const input = { PolicyInputList: [allowing('s3:*')], ActionNames: ['s3:GetObject'] }
  const { world } = aws
  expect(await aws.refusal(bob, 'iam:SimulateCustomPolicy', input)).toMatchObject({
    message: expect.stringContaining('is not authorized to perform: iam:SimulateCustomPolicy on resource: * because'),
  })
  await aws.answer(root, 'iam:SimulateCustomPolicy', input)
  expect(aws.world.iam).toBe(world.iam)
})
