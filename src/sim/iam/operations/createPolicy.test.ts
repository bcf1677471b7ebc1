import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const input = { PolicyName: 'Photos', PolicyDocument: allowing('s3:GetObject') }

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_lifecycle, test_policy_tag_lifecycle
test('creates a policy, and does not repeat its description', async () => {
  const Tags = [
    { Key: 'a', Value: 'lowercase' },
    { Key: 'A', Value: 'uppercase' },
  ]
  expect(
    await simulation().answer(root, 'iam:CreatePolicy', { ...input, Path: '/test/path/', Description: 'x', Tags }),
  ).toEqual({
    Policy: {
      PolicyName: 'Photos',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::111122223333:policy/test/path/Photos',
      Path: '/test/path/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: expect.any(Number),
      UpdateDate: expect.any(Number),
      Tags,
    },
  })
})

// The same, test_policy_errors
test('refuses a name that is taken, under whatever path', async () => {
  const aws = simulation()
  await createPolicy(aws, 'Photos', input.PolicyDocument)
  expect(await aws.refusal(root, 'iam:CreatePolicy', { ...input, Path: '/other/' })).toEqual({
    code: 'EntityAlreadyExists',
    message: 'A policy called Photos already exists. Duplicate names are not allowed.',
    status: 409,
  })
})

// The same, test_create_policy_invalid_document
test.each([
  [
    '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    'Policy document must be version 2012-10-17 or greater.',
  ],
  [
    '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    'Policy document must be version 2012-10-17 or greater.',
  ],
  ['{"Version":"2013-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}', 'Syntax errors in policy.'],
])('refuses %s', async (PolicyDocument, message) => {
  expect(await simulation().refusal(root, 'iam:CreatePolicy', { ...input, PolicyDocument })).toEqual({
    code: 'MalformedPolicyDocument',
    message,
    status: 400,
  })
})

// aws-cloudformation/cfn-lint#3871
test('refuses more than 6,144 characters, white space not counted', async () => {
  const aws = simulation()
  const PolicyDocument = allowing('s3:GetObject', `arn:aws:s3:::${'p'.repeat(6144)}`)
  expect(await aws.refusal(root, 'iam:CreatePolicy', { ...input, PolicyDocument })).toEqual({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PolicySize: 6144',
    status: 409,
  })
  await aws.answer(root, 'iam:CreatePolicy', { ...input, PolicyDocument: input.PolicyDocument + ' '.repeat(7000) })
})

// LocalStack, test_policy_tag_create_errors
test('tells the keys of tags apart by case', async () => {
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'a', Value: '2' },
  ]
  expect(await simulation().refusal(root, 'iam:CreatePolicy', { ...input, Tags })).toEqual({
    code: 'InvalidInput',
    message: 'Duplicate tag keys found.',
    status: 400,
  })
})

test('names the policy when it refuses', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'iam:CreatePolicy', input)).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:CreatePolicy on resource: policy Photos because no identity-based policy allows the iam:CreatePolicy action',
  })
})
