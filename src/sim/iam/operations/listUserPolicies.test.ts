import { expect, test } from 'vitest'
import { allowing } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json
test('lists the names of the policies in the user, and not of those attached', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(await aws.answer(root, 'iam:ListUserPolicies', { UserName: 'bob' })).toEqual({
    PolicyNames: [],
    IsTruncated: false,
  })
  const PolicyDocument = allowing('s3:GetObject')
  for (const PolicyName of ['Photos', 'Letters'])
    await aws.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName, PolicyDocument })
  await aws.answer(root, 'iam:AttachUserPolicy', {
    UserName: 'bob',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  })
  expect(await aws.answer(root, 'iam:ListUserPolicies', { UserName: 'bob' })).toEqual({
    PolicyNames: ['Letters', 'Photos'],
    IsTruncated: false,
  })
})

test('lists in pages', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  for (const PolicyName of ['One', 'Three', 'Two'])
    await aws.answer(root, 'iam:PutUserPolicy', {
      UserName: 'bob',
      PolicyName,
      PolicyDocument: allowing('s3:GetObject'),
    })
  const first = await aws.answer<{ Marker: string }>(root, 'iam:ListUserPolicies', { UserName: 'bob', MaxItems: 2 })
  expect(first).toEqual({ PolicyNames: ['One', 'Three'], IsTruncated: true, Marker: expect.any(String) })
  expect(
    await aws.answer(root, 'iam:ListUserPolicies', { UserName: 'bob', MaxItems: 2, Marker: first.Marker }),
  ).toEqual({ PolicyNames: ['Two'], IsTruncated: false })
})
