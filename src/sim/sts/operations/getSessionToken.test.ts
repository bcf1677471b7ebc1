import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'
import type { GetSessionTokenOutput } from './getSessionToken.ts'

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
test('gives a user temporary credentials for themselves, also against an explicit deny', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Deny', Action: 'sts:*', Resource: '*' })
  const { Credentials } = await aws.answer<GetSessionTokenOutput>(bob, 'sts:GetSessionToken', {})
  expect(Credentials).toEqual({
    AccessKeyId: expect.stringMatching(/^ASIA/),
    SecretAccessKey: expect.any(String),
    SessionToken: expect.any(String),
    Expiration: Date.UTC(2026, 0, 15, 21, 0, 2) / 1000,
  })
  const session = { type: 'access-key', accessKeyId: Credentials.AccessKeyId } as const
  expect(await aws.answer(session, 'sts:GetCallerIdentity', {})).toMatchObject({
    Arn: 'arn:aws:iam::111122223333:user/bob',
  })
})

test('the credentials are known to be temporary', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', {
    Effect: 'Allow',
    Action: 'kms:ListKeys',
    Resource: '*',
    Condition: { Null: { 'aws:TokenIssueTime': false }, Bool: { 'aws:MultiFactorAuthPresent': false } },
  })
  expect(await aws.refusal(bob, 'kms:ListKeys', {})).toMatchObject({ code: 'AccessDeniedException' })
  const { Credentials } = await aws.answer<GetSessionTokenOutput>(bob, 'sts:GetSessionToken', {})
  await aws.answer({ type: 'access-key', accessKeyId: Credentials.AccessKeyId }, 'kms:ListKeys', {})
})

test('is not for temporary credentials', async () => {
  const aws = simulation()
  const { Credentials } = await aws.answer<GetSessionTokenOutput>(root, 'sts:GetSessionToken', {})
  const session = { type: 'access-key', accessKeyId: Credentials.AccessKeyId } as const
  expect(await aws.refusal(session, 'sts:GetSessionToken', {})).toEqual({
    code: 'AccessDenied',
    message: 'Cannot call GetSessionToken with session credentials',
    status: 403,
  })
})

test('knows no MFA device', async () => {
  const input = { SerialNumber: 'arn:aws:iam::111122223333:mfa/root', TokenCode: '123456' }
  expect(await simulation().refusal(root, 'sts:GetSessionToken', input)).toMatchObject({
    code: 'AccessDenied',
    message: expect.stringMatching(/^MultiFactorAuthentication failed/),
  })
})
