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
])('cannot be changed, not even by the root user: %s', async (operation, input) => {
  const sim = simulation()
  const { KeyId } = await describeKey(sim, 'alias/aws/s3')
  expect((await sim.refusal(root, operation, { KeyId, ...input })).code).toBe('AccessDeniedException')
})
