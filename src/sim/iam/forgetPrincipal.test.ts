import { expect, test } from 'vitest'
import { policy } from '../testing/gallery.ts'
import { createRole, trusting } from '../testing/identities.ts'
import { createKey, delegation, keyPolicy } from '../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'

const BOB = 'arn:aws:iam::111122223333:user/bob'
const READER = 'arn:aws:iam::111122223333:role/reader'
const naming = (AWS: string, rest: object = {}): object => ({
  Sid: 'Named',
  Effect: 'Allow',
  Principal: { AWS },
  Action: 'kms:Encrypt',
  Resource: '*',
  ...rest,
})

const policyOf = async (aws: Simulation, KeyId: string): Promise<string> =>
  (await aws.answer<{ Policy: string }>(root, 'kms:GetKeyPolicy', { KeyId })).Policy

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
test('a key policy shows the unique id of a user who is no more', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  const { User } = await aws.answer<{ User: { UserId: string } }>(root, 'iam:GetUser', { UserName: 'bob' })
  const { KeyId } = await createKey(aws, { Policy: keyPolicy(delegation, naming(BOB)) })
  await aws.answer(root, 'iam:DeleteUser', { UserName: 'bob' })
  const policyNow = await policyOf(aws, KeyId)
  expect(policyNow).toContain(User.UserId)
  expect(policyNow).not.toContain(BOB)
})

test('a user of the same name gets nothing from it', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  const { KeyId } = await createKey(aws, { Policy: keyPolicy(delegation, naming(BOB)) })
  const request = { KeyId, Plaintext: new Uint8Array([1]) }
  await aws.answer(bob, 'kms:Encrypt', request)
  await aws.answer(root, 'iam:DeleteUser', { UserName: 'bob' })
  await createUser(aws, 'bob')
  expect((await aws.refusal(bob, 'kms:Encrypt', request)).message).toContain('no identity-based policy allows')
})

test('conditions keep the ARN, and so do policies about somebody else', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createUser(aws, 'carol')
  const conditional = naming('*', { Condition: { ArnEquals: { 'aws:PrincipalArn': BOB } } })
  const { KeyId } = await createKey(aws, {
    Policy: keyPolicy(delegation, conditional, naming(`${BOB.slice(0, -3)}carol`)),
  })
  const before = await policyOf(aws, KeyId)
  await aws.answer(root, 'iam:DeleteUser', { UserName: 'bob' })
  expect(await policyOf(aws, KeyId)).toBe(before)
})

test('bucket policies and trust policies forget a role as well', async () => {
  const aws = simulation()
  await createRole(aws, 'reader', trusting('111122223333'))
  await createRole(aws, 'writer', trusting(READER))
  await aws.answer(root, 's3:CreateBucket', { Bucket: 'forgetful' })
  const Resource = 'arn:aws:s3:::forgetful/*'
  const Policy = policy(
    naming(READER, { Action: 's3:GetObject', Resource, Principal: { AWS: [READER, '111122223333'] } }),
  )
  await aws.answer(root, 's3:PutBucketPolicy', { Bucket: 'forgetful', Policy })
  await aws.answer(root, 'iam:DeleteRole', { RoleName: 'reader' })
  const answers = [
    await aws.answer(root, 's3:GetBucketPolicy', { Bucket: 'forgetful' }),
    await aws.answer(root, 'iam:GetRole', { RoleName: 'writer' }),
  ].map((answer) => decodeURIComponent(JSON.stringify(answer)))
  for (const answer of answers) {
    expect(answer).toMatch(/AROA[A-Z2-7]{17}/)
    expect(answer).not.toContain(READER)
  }
})
