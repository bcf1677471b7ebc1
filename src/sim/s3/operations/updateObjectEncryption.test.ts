// https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createKey } from '../../testing/kms.ts'
import { callsToKms, createBucket, customerKey, encryptions, objectOf, setEncryption } from '../../testing/objects.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const named = { Bucket: 'vault', Key: 'a' }
const Body = utf8('a picture')

async function vault() {
  const aws = simulation()
  const [one, other] = [await createKey(aws), await createKey(aws)]
  await createBucket(aws, named.Bucket)
  await setEncryption(aws, named.Bucket)
  const update = (KMSKeyArn: string, BucketKeyEnabled?: boolean) => ({
    ...named,
    ObjectEncryption: { SSEKMS: { KMSKeyArn, ...(BucketKeyEnabled !== undefined && { BucketKeyEnabled }) } },
  })
  return { aws, one: one.Arn, other: other.Arn, update }
}

test.each([
  ['SSE-S3', false, ['kms:Encrypt']],
  ['SSE-S3', true, ['kms:GenerateDataKey']],
  ['SSE-KMS', false, ['kms:ReEncrypt']],
  ['SSE-KMS', true, ['kms:Decrypt', 'kms:GenerateDataKey']],
  ['SSE-KMS with a Bucket Key', false, ['kms:Decrypt', 'kms:Encrypt']],
])('from %s, with a Bucket Key: %s, only the data key is wrapped anew', async (kind, bucketKey, calls) => {
  const { aws, one, other, update } = await vault()
  await aws.answer(root, 's3:PutObject', {
    ...named,
    Body,
    ...encryptions(one).find(({ name }) => name === kind)?.write,
  })
  const before = objectOf(aws, 'vault', 'a')
  const outcome = await aws.send(root, 's3:UpdateObjectEncryption', update(other, bucketKey))
  expect(outcome).toHaveProperty('response', {})
  expect(callsToKms(outcome)).toEqual(calls)
  const { encryption, ...after } = objectOf(aws, 'vault', 'a')
  const { encryption: old, ...same } = before
  expect(after).toEqual(same)
  expect(encryption.wrappedDataKey).not.toBe(old.wrappedDataKey)
  // Whoever reads it now needs the new key, and no longer the old one.
  await aws.answer(root, 'kms:DisableKey', { KeyId: one })
  expect(await aws.answer(root, 's3:GetObject', named)).toMatchObject({ Body, SSEKMSKeyId: other })
})

test.each([
  ['DSSE-KMS', { ServerSideEncryption: 'aws:kms:dsse' }],
  ['SSE-C', customerKey()],
])('an object of %s is not supported', async (_, write) => {
  const { aws, one, update } = await vault()
  await aws.answer(root, 's3:PutObject', { ...named, Body, ...write })
  expect(await aws.refusal(root, 's3:UpdateObjectEncryption', update(one))).toMatchObject({
    code: 'InvalidRequest',
    message:
      "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. Only source objects encrypted with SSE-S3 or SSE-KMS are supported.",
  })
})

test('the key is named by its ARN, and belongs to the account of the bucket', async () => {
  const { aws, one, update } = await vault()
  await aws.answer(root, 's3:PutObject', { ...named, Body })
  expect(await aws.refusal(root, 's3:UpdateObjectEncryption', update('alias/a'))).toMatchObject({
    status: 400,
    code: 'InvalidRequest',
  })
  const foreign = one.replace('111122223333', '444455556666')
  expect(await aws.refusal(root, 's3:UpdateObjectEncryption', update(foreign))).toMatchObject({
    status: 403,
    code: 'AccessDenied',
  })
})

test('it is a permission of its own', async () => {
  const { aws, one, update } = await vault()
  await aws.answer(root, 's3:PutObject', { ...named, Body })
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: ['s3:PutObject', 'kms:*'], Resource: '*' })
  expect((await aws.refusal(alice, 's3:UpdateObjectEncryption', update(one))).message).toContain(
    's3:UpdateObjectEncryption',
  )
})
