import { expect, test } from 'vitest'
import { allowing, createPolicy } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, test_policy_tag_operations
test('adds tags to a managed policy, changes and takes away', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Read', allowing('s3:GetObject'))
  const tags = async (page: object = {}) => aws.answer(root, 'iam:ListPolicyTags', { PolicyArn, ...page })
  const Tags = [
    { Key: 'somekey', Value: 'somevalue' },
    { Key: 'someotherkey', Value: 'someothervalue' },
  ]
  expect(await aws.answer(root, 'iam:TagPolicy', { PolicyArn, Tags })).toEqual({})
  expect(await tags()).toEqual({ Tags, IsTruncated: false })
  expect(await aws.answer(root, 'iam:GetPolicy', { PolicyArn })).toMatchObject({ Policy: { Tags } })
  const first = (await tags({ MaxItems: 1 })) as { Marker: string }
  expect(first).toMatchObject({ Tags: Tags.slice(0, 1), IsTruncated: true })
  expect(await tags({ Marker: first.Marker })).toEqual({ Tags: Tags.slice(1), IsTruncated: false })
  await aws.answer(root, 'iam:TagPolicy', { PolicyArn, Tags: [{ Key: 'somekey', Value: '' }] })
  await aws.answer(root, 'iam:UntagPolicy', { PolicyArn, TagKeys: ['someotherkey'] })
  expect(await tags()).toEqual({ Tags: [{ Key: 'somekey', Value: '' }], IsTruncated: false })
})

test('tells keys apart by case', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Read', allowing('s3:GetObject'))
  const Tags = [
    { Key: 'A', Value: 'uppercase' },
    { Key: 'a', Value: 'lowercase' },
  ]
  await aws.answer(root, 'iam:TagPolicy', { PolicyArn, Tags })
  await aws.answer(root, 'iam:UntagPolicy', { PolicyArn, TagKeys: ['a'] })
  expect(await aws.answer(root, 'iam:ListPolicyTags', { PolicyArn })).toMatchObject({ Tags: Tags.slice(0, 1) })
})

// The same, test_policy_tag_update_errors
test.each([
  ['iam:TagPolicy', { Tags: [{ Key: 'k', Value: 'v' }] }],
  ['iam:UntagPolicy', { TagKeys: ['k'] }],
  ['iam:ListPolicyTags', {}],
])('%s refuses a policy that does not exist', async (operation, input) => {
  const PolicyArn = 'arn:aws:iam::111122223333:policy/NotAPolicy'
  expect(await simulation().refusal(root, operation, { PolicyArn, ...input })).toEqual({
    code: 'NoSuchEntity',
    status: 404,
    message: `Policy ${PolicyArn} was not found.`,
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
test('lets policies ask about the tags that a policy has and gets', async () => {
  const aws = simulation()
  const PolicyArn = await createPolicy(aws, 'Read', allowing('s3:GetObject'))
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: ['iam:TagPolicy', 'iam:GetPolicy'],
    Resource: '*',
    Condition: {
      StringEqualsIfExists: { 'aws:RequestTag/team': 'gallery' },
      StringEquals: { 'aws:ResourceTag/team': 'gallery' },
    },
  })
  expect(await aws.refusal(bob, 'iam:GetPolicy', { PolicyArn })).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(root, 'iam:TagPolicy', { PolicyArn, Tags: [{ Key: 'team', Value: 'gallery' }] })
  await aws.answer(bob, 'iam:GetPolicy', { PolicyArn })
  const other = { PolicyArn, Tags: [{ Key: 'team', Value: 'other' }] }
  expect(await aws.refusal(bob, 'iam:TagPolicy', other)).toMatchObject({ code: 'AccessDenied' })
})
