import { expect, test } from 'vitest'
import { allowing } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'
import type { GetFederationTokenOutput } from './getFederationToken.ts'

const mayAll = { Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' }

// LocalStack tests/aws/services/sts/test_sts.snapshot.json, test_get_federation_token
test('gives credentials of a federated user for twelve hours', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', mayAll)
  const answer = await aws.answer<GetFederationTokenOutput>(bob, 'sts:GetFederationToken', { Name: 'carol' })
  expect(answer).toEqual({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: Date.UTC(2026, 0, 15, 21, 0, 2) / 1000,
    },
    FederatedUser: {
      FederatedUserId: '111122223333:carol',
      Arn: 'arn:aws:sts::111122223333:federated-user/carol',
    },
    PackedPolicySize: 0,
  })
  const carol = { type: 'federated-user', session: answer.Credentials.AccessKeyId } as const
  expect(await aws.answer(carol, 'sts:GetCallerIdentity', {})).toEqual({
    UserId: '111122223333:carol',
    Account: '111122223333',
    Arn: 'arn:aws:sts::111122223333:federated-user/carol',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
test('allows what user and session policy both allow, without a policy nothing', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: ['s3:*', 'sts:*'], Resource: '*' })
  await aws.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const tokenFor = async (input: object) => {
    const token = await aws.answer<GetFederationTokenOutput>(bob, 'sts:GetFederationToken', { Name: 'carol', ...input })
    return { type: 'federated-user', session: token.Credentials.AccessKeyId } as const
  }
  const list = { Bucket: 'gallery' }
  await aws.answer(await tokenFor({ Policy: allowing('s3:ListBucket') }), 's3:ListObjectsV2', list)
  expect(await aws.refusal(await tokenFor({}), 's3:ListObjectsV2', list)).toMatchObject({ code: 'AccessDenied' })
})

test('needs the permission', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'sts:GetFederationToken', { Name: 'carol' })).toMatchObject({
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::111122223333:federated-user/carol because no identity-based policy allows the sts:GetFederationToken action',
  })
})

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
test('a root user’s token lasts an hour at most', async () => {
  const answer = await simulation().answer<GetFederationTokenOutput>(root, 'sts:GetFederationToken', {
    Name: 'carol',
    DurationSeconds: 129_600,
  })
  expect(answer.Credentials.Expiration).toBe(Date.UTC(2026, 0, 15, 10) / 1000)
})

test('is not for temporary credentials', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', mayAll)
  const { Credentials } = await aws.answer<{ Credentials: { AccessKeyId: string } }>(bob, 'sts:GetSessionToken', {})
  const session = { type: 'access-key', accessKeyId: Credentials.AccessKeyId } as const
  expect(await aws.refusal(session, 'sts:GetFederationToken', { Name: 'carol' })).toEqual({
    code: 'AccessDenied',
    message: 'Cannot call GetFederationToken with session credentials',
    status: 403,
  })
})

test('refuses a policy of more than 2,048 characters', async () => {
  const Policy = allowing('s3:GetObject', `arn:aws:s3:::${'p'.repeat(2048)}`)
  expect(await simulation().refusal(root, 'sts:GetFederationToken', { Name: 'carol', Policy })).toMatchObject({
    code: 'ValidationError',
    message: expect.stringContaining('Member must have length less than or equal to 2048'),
  })
})
