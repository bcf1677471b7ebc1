import { expect, test } from 'vitest'
import { createRole } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
test('names the account of a long-term and of a temporary key', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'sts:*', Resource: '*' })
  const { AccessKey } = await aws.answer<{ AccessKey: { AccessKeyId: string } }>(root, 'iam:CreateAccessKey', {
    UserName: 'bob',
  })
  const RoleArn = await createRole(aws, 'reader')
  const session = await aws.answer<{ Credentials: { AccessKeyId: string } }>(bob, 'sts:AssumeRole', {
    RoleArn,
    RoleSessionName: 'session',
  })
  for (const { AccessKeyId } of [AccessKey, session.Credentials])
    expect(await aws.answer(bob, 'sts:GetAccessKeyInfo', { AccessKeyId })).toEqual({ Account: '111122223333' })
})

test('refuses a key that nobody has', async () => {
  const aws = simulation()
  expect(await aws.refusal(root, 'sts:GetAccessKeyInfo', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).toMatchObject({
    code: 'ValidationError',
    status: 400,
  })
})

test('asks for permission, and can be forbidden', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'sts:GetAccessKeyInfo', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).toEqual({
    code: 'AccessDenied',
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:GetAccessKeyInfo on resource: * because no identity-based policy allows the sts:GetAccessKeyInfo action',
  })
})
