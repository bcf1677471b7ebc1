import { expect, test } from 'vitest'
import { allowing, createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

const input = { RoleName: 'reader', PolicyName: 'Photos', PolicyDocument: allowing('s3:GetObject') }

test('keeps the document as it was written, and shows the change', async () => {
  const aws = simulation()
  const arn = await createRole(aws, 'reader')
  const { trace } = await aws.send(root, 'iam:PutRolePolicy', input)
  expect(trace.map(({ step }) => step)).toContainEqual({
    type: 'state-changed',
    place: 'iam',
    subject: arn,
    change: {
      type: 'policy-changed',
      what: 'identity policy',
      name: 'Photos',
      before: null,
      after: input.PolicyDocument,
    },
  })
  expect(await aws.answer(root, 'iam:GetRolePolicy', { RoleName: 'reader', PolicyName: 'Photos' })).toEqual(input)
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('refuses a role that does not exist', async () => {
  expect(await simulation().refusal(root, 'iam:PutRolePolicy', input)).toEqual({
    code: 'NoSuchEntity',
    message: 'The role with name reader cannot be found.',
    status: 404,
  })
})

test('refuses a document that IAM refuses', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.refusal(root, 'iam:PutRolePolicy', { ...input, PolicyDocument: '{' })).toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'Syntax errors in policy.',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test('refuses more than 10,240 characters in all policies of a role together', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const half = allowing('s3:GetObject', `arn:aws:s3:::photos/${'p'.repeat(5120)}`)
  await aws.answer(root, 'iam:PutRolePolicy', { ...input, PolicyName: 'One', PolicyDocument: half })
  expect(await aws.refusal(root, 'iam:PutRolePolicy', { ...input, PolicyName: 'Two', PolicyDocument: half })).toEqual({
    code: 'LimitExceeded',
    message: 'Maximum policy size of 10240 bytes exceeded for role reader',
    status: 409,
  })
})

// radkawar/stackd testdata/aws/iam/policy_management.json
test('does not tell the names of policies apart by case', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, 'iam:PutRolePolicy', input)
  await aws.answer(root, 'iam:PutRolePolicy', { ...input, PolicyName: 'PHOTOS' })
  expect(await aws.answer(root, 'iam:ListRolePolicies', { RoleName: 'reader' })).toEqual({
    PolicyNames: ['Photos'],
    IsTruncated: false,
  })
})
