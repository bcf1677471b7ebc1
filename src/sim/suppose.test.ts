import { expect, test } from 'vitest'
import { aliasArn, bucketArn } from './arn.ts'
import { get } from './collections/orderedMap.ts'
import { suppose } from './suppose.ts'
import { createUser, root, simulation } from './testing/world.ts'

const ACCOUNT = '111122223333'
const policy = (action: string, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] })

async function small() {
  const at = simulation()
  await createUser(at, 'bob')
  const { KeyMetadata } = await at.answer<{ KeyMetadata: { Arn: string; KeyId: string } }>(root, 'kms:CreateKey', {})
  await at.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: KeyMetadata.KeyId })
  await at.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  return { at, key: KeyMetadata.Arn, user: `arn:aws:iam::${ACCOUNT}:user/bob` }
}

test('a supposed document or setting is where a request would have put it', async () => {
  const { at, key, user } = await small()
  const keyPolicy = policy('kms:*', { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } })
  const bucketPolicy = policy('s3:GetObject', {
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Resource: `${bucketArn('gallery')}/*`,
  })
  const userPolicy = policy('s3:GetObject')
  const settings = {
    BlockPublicAcls: false,
    IgnorePublicAcls: true,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: true,
  }
  const before = at.world
  const supposed = (
    [
      { type: 'key policy', key, document: keyPolicy },
      { type: 'key state', key, state: 'Disabled' },
      { type: 'bucket policy', bucket: 'gallery', document: bucketPolicy },
      { type: 'block public access', bucket: 'gallery', settings },
      { type: 'user policy', user, policyName: 'reads', document: userPolicy },
    ] as const
  ).reduce(suppose, before)
  await at.answer(root, 'kms:PutKeyPolicy', { KeyId: key, Policy: keyPolicy })
  await at.answer(root, 'kms:DisableKey', { KeyId: key })
  await at.answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery', Policy: bucketPolicy })
  await at.answer(root, 's3:PutPublicAccessBlock', { Bucket: 'gallery', PublicAccessBlockConfiguration: settings })
  await at.answer(root, 'iam:PutUserPolicy', { UserName: 'bob', PolicyName: 'reads', PolicyDocument: userPolicy })
  for (const part of ['kms', 's3', 'iam'] as const) expect(supposed[part]).toEqual(at.world[part])
  expect(get(before.s3.buckets, 'gallery')?.policy).toBeNull()
})

test('a document can be supposed away', async () => {
  const { at, user } = await small()
  const withPolicy = suppose(at.world, { type: 'user policy', user, policyName: 'reads', document: policy('s3:*') })
  const without = suppose(withPolicy, { type: 'user policy', user, policyName: 'reads', document: null })
  expect(without.iam).toEqual(at.world.iam)
})

test('what does not exist is not made', async () => {
  const { at } = await small()
  const nothing = aliasArn('us-east-1', ACCOUNT, 'alias/none')
  for (const supposition of [
    { type: 'key policy', key: nothing, document: '{}' },
    { type: 'key state', key: nothing, state: 'Disabled' },
    { type: 'bucket policy', bucket: 'constructor', document: '{}' },
    { type: 'user policy', user: '__proto__', policyName: 'x', document: '{}' },
  ] as const)
    expect(suppose(at.world, supposition)).toEqual(at.world)
})
