import { expect, test } from 'vitest'
import { createUser, root, simulation, user } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_user_lifecycle
test('shows a user, with path and tags', async () => {
  const aws = simulation()
  const Tags = [{ Key: 'team', Value: 'gallery' }]
  await aws.answer(root, 'iam:CreateUser', { UserName: 'bob', Path: '/team/', Tags })
  expect(await aws.answer(root, 'iam:GetUser', { UserName: 'bob' })).toEqual({
    User: {
      Path: '/team/',
      UserName: 'bob',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::111122223333:user/team/bob',
      CreateDate: expect.any(Number),
      Tags,
    },
  })
})

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
test('shows the caller when no name is given', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' })
  expect(await aws.answer(bob, 'iam:GetUser', {})).toMatchObject({ User: { UserName: 'bob' } })
  expect(await aws.answer(root, 'iam:GetUser', {})).toEqual({
    User: { UserId: '111122223333', Arn: 'arn:aws:iam::111122223333:root' },
  })
})

test('asks for the permission on the user under its path', async () => {
  const aws = simulation()
  await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:GetUser', Resource: 'arn:aws:iam::*:user/team/*' })
  await aws.answer(root, 'iam:CreateUser', { UserName: 'eve', Path: '/team/' })
  await aws.answer(user('bob'), 'iam:GetUser', { UserName: 'eve' })
  expect(await aws.refusal(user('bob'), 'iam:GetUser', {})).toMatchObject({ code: 'AccessDenied' })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
test('may be allowed by the tags of the user', async () => {
  const aws = simulation()
  const condition = { StringEquals: { 'aws:ResourceTag/team': 'gallery', 'iam:ResourceTag/team': 'gallery' } }
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'iam:GetUser',
    Resource: '*',
    Condition: condition,
  })
  await aws.answer(root, 'iam:CreateUser', { UserName: 'eve' })
  expect(await aws.refusal(bob, 'iam:GetUser', { UserName: 'eve' })).toMatchObject({ code: 'AccessDenied' })
  await aws.answer(root, 'iam:TagUser', { UserName: 'eve', Tags: [{ Key: 'team', Value: 'gallery' }] })
  await aws.answer(bob, 'iam:GetUser', { UserName: 'eve' })
})
