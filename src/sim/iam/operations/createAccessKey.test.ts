import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

interface Created {
  AccessKey: { AccessKeyId: string; SecretAccessKey: string }
}

// LocalStack tests/aws/services/iam/test_iam_users.snapshot.json, test_access_key_lifecycle
test('makes credentials for a user', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const answer = await aws.answer<Created>(root, 'iam:CreateAccessKey', { UserName: 'bob' })
  expect(answer).toEqual({
    AccessKey: {
      UserName: 'bob',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
      Status: 'Active',
      CreateDate: expect.any(Number),
    },
  })
  const key = { type: 'access-key', accessKeyId: answer.AccessKey.AccessKeyId } as const
  expect(await aws.answer(key, 'sts:GetCallerIdentity', {})).toMatchObject({
    Arn: 'arn:aws:iam::111122223333:user/bob',
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
test('the secret is in no record', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const { trace, ...outcome } = await aws.send(root, 'iam:CreateAccessKey', { UserName: 'bob' })
  const { AccessKey } = (outcome as unknown as { response: Created }).response // it was answered
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event?.responseElements).toEqual({
    accessKey: {
      userName: 'bob',
      accessKeyId: AccessKey.AccessKeyId,
      status: 'Active',
      createDate: expect.any(String),
    },
  })
  expect(JSON.stringify(event)).not.toContain(AccessKey.SecretAccessKey)
})

// LocalStack, test_access_key_limit
test('refuses a third key', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  for (let i = 0; i < 2; i++) await aws.answer(root, 'iam:CreateAccessKey', { UserName: 'bob' })
  expect(await aws.refusal(root, 'iam:CreateAccessKey', { UserName: 'bob' })).toEqual({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    status: 409,
  })
})

test('without a name, makes credentials for the caller', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob', { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' })
  expect(await aws.answer(bob, 'iam:CreateAccessKey', {})).toMatchObject({ AccessKey: { UserName: 'bob' } })
  const { AccessKey } = await aws.answer<Created>(root, 'iam:CreateAccessKey', {})
  expect(
    await aws.answer({ type: 'access-key', accessKeyId: AccessKey.AccessKeyId }, 'sts:GetCallerIdentity', {}),
  ).toMatchObject({ Arn: 'arn:aws:iam::111122223333:root' })
})
