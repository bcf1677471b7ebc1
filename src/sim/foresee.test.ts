import { expect, test } from 'vitest'
import { createEnvironment } from './environment.ts'
import { foresightOf } from './foresee.ts'
import { send, type ApiRequest } from './gateway.ts'
import { deepFreeze } from './testing/laws.ts'
import { anonymous, createUser, root, simulation, user } from './testing/world.ts'

interface Bytes {
  readonly CiphertextBlob: Uint8Array
}

/** A bucket under a KMS key with one object; Alice may use the key, Bob may not, Carol may do nothing. */
async function gallery() {
  const at = simulation('foresee')
  const reads = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::gallery/*' }
  await createUser(at, 'alice', reads, { Effect: 'Allow', Action: 'kms:*', Resource: '*' })
  await createUser(at, 'bob', reads)
  await createUser(at, 'carol')
  const { KeyMetadata } = await at.answer<{ KeyMetadata: { Arn: string } }>(root, 'kms:CreateKey', {})
  const key = KeyMetadata.Arn
  await at.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  await at.answer(root, 's3:PutObject', { Bucket: 'gallery', Key: 'plain', Body: new Uint8Array(9) })
  const encrypted = { Bucket: 'gallery', ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key }
  await at.answer(root, 's3:PutObject', { ...encrypted, Key: 'sunset.png', Body: new Uint8Array(3000) })
  const { CiphertextBlob } = await at.answer<Bytes>(root, 'kms:Encrypt', {
    KeyId: key,
    Plaintext: new Uint8Array(4),
    EncryptionContext: { tenant: 'blue' },
  })
  return { at, key, encrypted, CiphertextBlob }
}

test('foresees what sending would come to: decision by decision, and the answer’s error', async () => {
  const { at, key, encrypted, CiphertextBlob } = await gallery()
  const foresee = foresightOf(at.environment)
  const requests: Omit<ApiRequest, 'as'>[] = [
    { operation: 's3:GetObject', input: { Bucket: 'gallery', Key: 'sunset.png' } },
    { operation: 's3:GetObject', input: { Bucket: 'gallery', Key: 'plain' } },
    { operation: 's3:GetObject', input: { Bucket: 'gallery', Key: 'missing' } },
    { operation: 's3:GetObject', input: { Bucket: 'nowhere', Key: 'x' } },
    { operation: 's3:PutObject', input: { ...encrypted, Key: 'new', Body: new Uint8Array(20) } },
    { operation: 's3:PutObject', input: { Bucket: 'gallery', Key: 'new', Body: new Uint8Array(20) } },
    { operation: 's3:PutObject', input: { Bucket: 'gallery' } },
    { operation: 'kms:Decrypt', input: { CiphertextBlob, EncryptionContext: { tenant: 'blue' } } },
    { operation: 'kms:Decrypt', input: { CiphertextBlob, EncryptionContext: { tenant: 'red' } } },
    { operation: 'kms:Encrypt', input: { KeyId: key, Plaintext: new Uint8Array(4) } },
    { operation: 'kms:GenerateDataKey', input: { KeyId: key, KeySpec: 'AES_256' } },
    { operation: 'kms:CreateKey', input: {} },
    { operation: 'kms:DisableKey', input: { KeyId: key } },
    { operation: 's3:PutBucketPolicy', input: { Bucket: 'gallery', Policy: '{}' } },
  ]
  for (const as of [root, user('alice'), user('bob'), user('carol'), anonymous])
    for (const request of requests) {
      const name = `${'userName' in as ? as.userName : as.type} ${request.operation} ${JSON.stringify(request.input)}`
      const outcome = await send(at.world, at.environment.fork(), { as, ...request })
      const foreseen = await foresee(at.world, { as, ...request })
      expect.soft(foreseen.error, name).toEqual('error' in outcome ? outcome.error : undefined)
      const taken = outcome.trace.flatMap(({ step }) => (step.type === 'access-decided' ? [step.decision] : []))
      expect
        .soft(
          foreseen.decisions.map(({ decision }) => decision),
          name,
        )
        .toEqual(taken)
    }
})

test('foresight disturbs neither the world nor the door', async () => {
  const { at } = await gallery()
  const request = { as: root, operation: 's3:GetObject', input: { Bucket: 'gallery', Key: 'sunset.png' } }
  const expected = await send(at.world, at.environment.fork(), request)
  const foresee = foresightOf(at.environment)
  for (let i = 0; i < 3; i++) await foresee(deepFreeze(at.world), request)
  expect(JSON.stringify(await send(at.world, at.environment, request))).toBe(JSON.stringify(expected))
})

test('a blob that is not what was sealed is foreseen not to open, as often as it is asked', async () => {
  const { at, CiphertextBlob } = await gallery()
  const foresee = foresightOf(at.environment)
  const torn = CiphertextBlob.slice()
  torn[torn.length - 1] = (torn[torn.length - 1] ?? 0) ^ 1
  const decrypt = (blob: Uint8Array) =>
    foresee(at.world, {
      as: root,
      operation: 'kms:Decrypt',
      input: { CiphertextBlob: blob, EncryptionContext: { tenant: 'blue' } },
    })
  for (let i = 0; i < 2; i++) {
    expect((await decrypt(torn)).error?.code).toBe('InvalidCiphertextException')
    expect((await decrypt(CiphertextBlob)).error).toBeUndefined()
  }
})

test('an unknown operation is a mistake, an unknown caller a stranger', async () => {
  const foresee = foresightOf(createEnvironment({ seed: 'x' }))
  const { world } = simulation()
  await expect(foresee(world, { as: root, operation: 's3:Nothing', input: {} })).rejects.toThrow('no operation')
  const { error } = await foresee(world, { as: user('zoe'), operation: 's3:GetObject', input: {} })
  expect(error?.code).toBe('InvalidAccessKeyId')
})
