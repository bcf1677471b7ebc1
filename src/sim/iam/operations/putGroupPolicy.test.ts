import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

const input = { GroupName: 'editors', PolicyName: 'Photos', PolicyDocument: allowing('s3:GetObject') }

test('keeps the document as it was written, and shows the change', async () => {
  const aws = simulation()
  const arn = await createGroup(aws, 'editors')
  const { trace } = await aws.send(root, 'iam:PutGroupPolicy', input)
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
  expect(await aws.answer(root, 'iam:GetGroupPolicy', { GroupName: 'editors', PolicyName: 'Photos' })).toEqual(input)
})

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json
test('refuses a group that does not exist', async () => {
  expect(await simulation().refusal(root, 'iam:PutGroupPolicy', input)).toEqual({
    code: 'NoSuchEntity',
    message: 'The group with name editors cannot be found.',
    status: 404,
  })
})

test('refuses a document that IAM refuses', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  expect(await aws.refusal(root, 'iam:PutGroupPolicy', { ...input, PolicyDocument: '{' })).toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'Syntax errors in policy.',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test('refuses more than 5,120 characters in all policies of a group together', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  const half = allowing('s3:GetObject', `arn:aws:s3:::photos/${'p'.repeat(2560)}`)
  await aws.answer(root, 'iam:PutGroupPolicy', { ...input, PolicyName: 'One', PolicyDocument: half })
  expect(await aws.refusal(root, 'iam:PutGroupPolicy', { ...input, PolicyName: 'Two', PolicyDocument: half })).toEqual({
    code: 'LimitExceeded',
    message: 'Maximum policy size of 5120 bytes exceeded for group editors',
    status: 409,
  })
})

// radkawar/stackd testdata/aws/iam/policy_management.json
test('does not tell the names of policies apart by case', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:PutGroupPolicy', input)
  await aws.answer(root, 'iam:PutGroupPolicy', { ...input, PolicyName: 'PHOTOS' })
  expect(await aws.answer(root, 'iam:ListGroupPolicies', { GroupName: 'editors' })).toEqual({
    PolicyNames: ['Photos'],
    IsTruncated: false,
  })
})
