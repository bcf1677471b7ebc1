import { expect, test } from 'vitest'
import { createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json
test('lists what is attached, in the order of names and in pages', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  for (const name of ['IAMReadOnlyAccess', 'AmazonS3ReadOnlyAccess'])
    await aws.answer(root, 'iam:AttachGroupPolicy', {
      GroupName: 'editors',
      PolicyArn: `arn:aws:iam::aws:policy/${name}`,
    })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListAttachedGroupPolicies', {
    GroupName: 'editors',
    MaxItems: 1,
  })
  expect(first).toEqual({
    AttachedPolicies: [
      { PolicyName: 'AmazonS3ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    ],
    IsTruncated: true,
    Marker: expect.any(String),
  })
  expect(
    await aws.answer(root, 'iam:ListAttachedGroupPolicies', { GroupName: 'editors', Marker: first.Marker }),
  ).toEqual({
    AttachedPolicies: [{ PolicyName: 'IAMReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }],
    IsTruncated: false,
  })
})

test('lists only policies under a path', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  await aws.answer(root, 'iam:AttachGroupPolicy', {
    GroupName: 'editors',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  })
  expect(
    await aws.answer(root, 'iam:ListAttachedGroupPolicies', { GroupName: 'editors', PathPrefix: '/team/' }),
  ).toEqual({
    AttachedPolicies: [],
    IsTruncated: false,
  })
})
