import { expect, test } from 'vitest'
import { allowing, createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('lists the names of the policies in the role, and not of those attached', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.answer(root, 'iam:ListRolePolicies', { RoleName: 'reader' })).toEqual({
    PolicyNames: [],
    IsTruncated: false,
  })
  const PolicyDocument = allowing('s3:GetObject')
  for (const PolicyName of ['Photos', 'Letters'])
    await aws.answer(root, 'iam:PutRolePolicy', { RoleName: 'reader', PolicyName, PolicyDocument })
  await aws.answer(root, 'iam:AttachRolePolicy', {
    RoleName: 'reader',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  })
  expect(await aws.answer(root, 'iam:ListRolePolicies', { RoleName: 'reader' })).toEqual({
    PolicyNames: ['Letters', 'Photos'],
    IsTruncated: false,
  })
})

test('lists in pages', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  for (const PolicyName of ['One', 'Three', 'Two'])
    await aws.answer(root, 'iam:PutRolePolicy', {
      RoleName: 'reader',
      PolicyName,
      PolicyDocument: allowing('s3:GetObject'),
    })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListRolePolicies', { RoleName: 'reader', MaxItems: 2 })
  expect(first).toEqual({ PolicyNames: ['One', 'Three'], IsTruncated: true, Marker: expect.any(String) })
  expect(
    await aws.answer(root, 'iam:ListRolePolicies', { RoleName: 'reader', MaxItems: 2, Marker: first.Marker }),
  ).toEqual({ PolicyNames: ['Two'], IsTruncated: false })
})
