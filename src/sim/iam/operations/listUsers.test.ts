import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_user_lifecycle
test('lists the users under a path, without their tags', async () => {
  const aws = simulation()
  await createUser(aws, 'alice')
  await aws.answer(root, 'iam:CreateUser', { UserName: 'bob', Path: '/team/', Tags: [{ Key: 'a', Value: 'b' }] })
  expect(await aws.answer(root, 'iam:ListUsers', { PathPrefix: '/te' })).toEqual({
    Users: [
      {
        Path: '/team/',
        UserName: 'bob',
        UserId: expect.any(String),
        Arn: 'arn:aws:iam::111122223333:user/team/bob',
        CreateDate: expect.any(Number),
      },
    ],
    IsTruncated: false,
  })
})

// radkawar/stackd testdata/aws/iam/pagination_inputs.json
test('lists in pages that do not overlap', async () => {
  const aws = simulation()
  for (const name of ['carol', 'alice', 'bob']) await createUser(aws, name)
  const names: string[] = []
  let Marker: string | undefined
  do {
    const page = await aws.answer<{ Users: { UserName: string }[]; IsTruncated: boolean; Marker?: string }>(
      root,
      'iam:ListUsers',
      { MaxItems: 1, ...(Marker !== undefined && { Marker }) },
    )
    names.push(...page.Users.map(({ UserName }) => UserName))
    expect(page.IsTruncated).toBe(page.Marker !== undefined)
    Marker = page.Marker
  } while (Marker !== undefined)
  expect(names).toEqual(['alice', 'bob', 'carol'])
})

test('refuses a marker that it did not give', async () => {
  expect(await simulation().refusal(root, 'iam:ListUsers', { Marker: 'page 2' })).toMatchObject({
    code: 'ValidationError',
  })
})

test('asks for the permission on all users under the path', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'iam:ListUsers', {})).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::111122223333:user/ because no identity-based policy allows the iam:ListUsers action',
  })
})
