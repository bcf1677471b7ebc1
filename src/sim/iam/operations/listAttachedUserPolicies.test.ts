import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json
test('lists what is attached, in the order of names and in pages', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  for (const name of ['IAMReadOnlyAccess', 'AmazonS3ReadOnlyAccess'])
    await aws.answer(root, 'iam:AttachUserPolicy', {
      UserName: 'bob',
      PolicyArn: `arn:aws:iam::aws:policy/${name}`,
    })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListAttachedUserPolicies', {
    UserName: 'bob',
    MaxItems: 1,
  })
  expect(first).toEqual({
    AttachedPolicies: [
      { PolicyName: 'AmazonS3ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    ],
    IsTruncated: true,
    Marker: expect.any(String),
  })
  expect(await aws.answer(root, 'iam:ListAttachedUserPolicies', { UserName: 'bob', Marker: first.Marker })).toEqual({
    AttachedPolicies: [{ PolicyName: 'IAMReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }],
    IsTruncated: false,
  })
})

test('lists only policies under a path', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await aws.answer(root, 'iam:AttachUserPolicy', {
    UserName: 'bob',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  })
  expect(await aws.answer(root, 'iam:ListAttachedUserPolicies', { UserName: 'bob', PathPrefix: '/team/' })).toEqual({
    AttachedPolicies: [],
    IsTruncated: false,
  })
})
