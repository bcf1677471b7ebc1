import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { describeKey } from '../testing/kms.ts'
import { createUser, root, simulation } from '../testing/world.ts'

const onlyS3 = { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: '*' }
const picture = { Bucket: 'gallery', Key: 'sunset.txt' }
const upload = { ...picture, Body: utf8('red and violet'), ServerSideEncryption: 'aws:kms' }

async function galleryOf(...statements: readonly object[]) {
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  return { sim, alice: await createUser(sim, 'alice', ...statements) }
}

test('has the policy that AWS gives it', async () => {
  // As found in accounts: https://github.com/FogSecurity/aws-managed-kms-keys
  const sim = simulation()
  const { KeyId, Arn } = await describeKey(sim, 'alias/aws/s3')
  const { Policy } = await sim.answer<{ Policy: string }>(root, 'kms:GetKeyPolicy', { KeyId })
  expect(JSON.parse(Policy)).toEqual({
    Version: '2012-10-17',
    Id: 'auto-s3-2',
    Statement: [
      {
        Sid: 'Allow access through S3 for all principals in the account that are authorized to use S3',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'],
        Resource: '*',
      },
    ],
  })
  expect(Arn).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\//)
})

test.each([
  // As found in accounts: https://github.com/FogSecurity/aws-managed-kms-keys, and in Terraform exports of live keys.
  ['ebs', 'ec2', 'auto-ebs-2', 'EBS', ['kms:CreateGrant'], 'EBS volumes'],
  ['rds', 'rds', 'auto-rds-2', 'RDS', ['kms:CreateGrant', 'kms:ListGrants'], 'RDS database volumes'],
  ['lambda', 'lambda', 'auto-awslambda', 'AWS Lambda', ['kms:CreateGrant'], 'Lambda functions'],
])('the key of %s has a policy of its own', async (alias, service, Id, name, actions, protects) => {
  const sim = simulation()
  const key = await describeKey(sim, `alias/aws/${alias}`)
  expect(key).toMatchObject({
    Description: `Default key that protects my ${protects} when no other key is defined`,
    KeyManager: 'AWS',
  })
  const { Policy } = await sim.answer<{ Policy: string }>(root, 'kms:GetKeyPolicy', { KeyId: key.KeyId })
  expect(JSON.parse(Policy)).toMatchObject({
    Id,
    Statement: [
      {
        Sid: `Allow access through ${name} for all principals in the account that are authorized to use ${name}`,
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', ...actions, 'kms:DescribeKey'],
        Condition: { StringEquals: { 'kms:ViaService': `${service}.us-east-1.amazonaws.com` } },
      },
      { Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'] },
    ],
  })
})

test('is made when S3 first needs it, and then used again', async () => {
  const { sim, alice } = await galleryOf(onlyS3)
  const { trace } = await sim.send(alice, 's3:PutObject', upload)
  const made = trace.flatMap(({ step }) => (step.type === 'state-changed' && step.place === 'kms' ? [step.change] : []))
  expect(made).toEqual([
    { type: 'created', what: 'key' },
    { type: 'created', what: 'alias' },
  ])
  const key = await describeKey(sim, 'alias/aws/s3')
  await sim.answer(alice, 's3:PutObject', upload)
  expect(await describeKey(sim, 'alias/aws/s3')).toEqual(key)
})

test('needs no KMS permission of a caller who comes through S3', async () => {
  const { sim, alice } = await galleryOf(onlyS3)
  await sim.answer(alice, 's3:PutObject', upload)
  expect(await sim.answer(alice, 's3:GetObject', picture)).toMatchObject({ Body: upload.Body })
})

test('serves nobody directly', async () => {
  const { sim, alice } = await galleryOf({ Effect: 'Allow', Action: '*', Resource: '*' })
  const { Arn } = await describeKey(sim, 'alias/aws/s3')
  const refused = await sim.refusal(alice, 'kms:GenerateDataKey', { KeyId: 'alias/aws/s3', KeySpec: 'AES_256' })
  expect(refused.message).toBe(
    `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:GenerateDataKey on resource: ${Arn} ` +
      'because no resource-based policy allows the kms:GenerateDataKey action',
  )
})

test.each([
  [
    'kms:PutKeyPolicy',
    { Policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}' },
  ],
  ['kms:DisableKey', {}],
  ['kms:ScheduleKeyDeletion', {}],
  ['kms:EnableKey', {}],
  ['kms:TagResource', { Tags: [{ TagKey: 'a', TagValue: 'b' }] }],
  ['kms:UntagResource', { TagKeys: ['a'] }],
  ['kms:UpdateKeyDescription', { Description: 'mine' }],
  ['kms:DisableKeyRotation', {}],
  ['kms:RotateKeyOnDemand', {}],
  ['kms:CreateGrant', { GranteePrincipal: 'arn:aws:iam::111122223333:root', Operations: ['Decrypt'] }],
])('cannot be changed, not even by the root user: %s', async (operation, input) => {
  const sim = simulation()
  const { KeyId } = await describeKey(sim, 'alias/aws/s3')
  const { code, message } = await sim.refusal(root, operation, { KeyId, ...input })
  expect(code).toBe('AccessDeniedException')
  expect(message).toContain(`because no resource-based policy allows the ${operation} action`)
})

test('takes no further name', async () => {
  const sim = simulation()
  const { KeyId } = await describeKey(sim, 'alias/aws/s3')
  const refused = await sim.refusal(root, 'kms:CreateAlias', { AliasName: 'alias/mine', TargetKeyId: KeyId })
  expect(refused.code).toBe('AccessDeniedException')
})

test('turns every year', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
  const sim = simulation()
  const { KeyId } = await describeKey(sim, 'alias/aws/ebs')
  expect(await sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId })).toMatchObject({
    KeyRotationEnabled: true,
    RotationPeriodInDays: 365,
  })
})
