import { expect, test } from 'vitest'
import { allowing, createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json
test('lists the names of the policies in the group, and not of those attached', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  expect(await aws.answer(root, 'iam:ListGroupPolicies', { GroupName: 'editors' })).toEqual({
    PolicyNames: [],
    IsTruncated: false,
  })
  const PolicyDocument = allowing('s3:GetObject')
  for (const PolicyName of ['Photos', 'Letters'])
    await aws.answer(root, 'iam:PutGroupPolicy', { GroupName: 'editors', PolicyName, PolicyDocument })
  await aws.answer(root, 'iam:AttachGroupPolicy', {
    GroupName: 'editors',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  })
  expect(await aws.answer(root, 'iam:ListGroupPolicies', { GroupName: 'editors' })).toEqual({
    PolicyNames: ['Letters', 'Photos'],
    IsTruncated: false,
  })
})

test('lists in pages', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  for (const PolicyName of ['One', 'Three', 'Two'])
    await aws.answer(root, 'iam:PutGroupPolicy', {
      GroupName: 'editors',
      PolicyName,
      PolicyDocument: allowing('s3:GetObject'),
    })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListGroupPolicies', {
    GroupName: 'editors',
    MaxItems: 2,
  })
  expect(first).toEqual({ PolicyNames: ['One', 'Three'], IsTruncated: true, Marker: expect.any(String) })
  expect(
    await aws.answer(root, 'iam:ListGroupPolicies', { GroupName: 'editors', MaxItems: 2, Marker: first.Marker }),
  ).toEqual({ PolicyNames: ['Two'], IsTruncated: false })
})
