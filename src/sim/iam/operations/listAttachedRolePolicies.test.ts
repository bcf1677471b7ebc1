import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('lists what is attached, in the order of names and in pages', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  for (const name of ['IAMReadOnlyAccess', 'AmazonS3ReadOnlyAccess'])
    await aws.answer(root, 'iam:AttachRolePolicy', {
      RoleName: 'reader',
      PolicyArn: `arn:aws:iam::aws:policy/${name}`,
    })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListAttachedRolePolicies', {
    RoleName: 'reader',
    MaxItems: 1,
  })
  expect(first).toEqual({
    AttachedPolicies: [
      { PolicyName: 'AmazonS3ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    ],
    IsTruncated: true,
    Marker: expect.any(String),
  })
  expect(await aws.answer(root, 'iam:ListAttachedRolePolicies', { RoleName: 'reader', Marker: first.Marker })).toEqual({
    AttachedPolicies: [{ PolicyName: 'IAMReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }],
    IsTruncated: false,
  })
})

test('lists only policies under a path', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, 'iam:AttachRolePolicy', {
    RoleName: 'reader',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  })
  expect(await aws.answer(root, 'iam:ListAttachedRolePolicies', { RoleName: 'reader', PathPrefix: '/team/' })).toEqual({
    AttachedPolicies: [],
    IsTruncated: false,
  })
})
