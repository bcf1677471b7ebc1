import { expect, test } from 'vitest'
import { base64Of, createEnvironment, get, md5Hex, fromHex } from '../sim/index.ts'
import { encryptedUnder, gallery } from '../sim/testing/gallery.ts'
import { root, type Simulation } from '../sim/testing/world.ts'
import { bucketView, objectView } from './storage.ts'

const KEY = new Uint8Array(32).fill(7)

async function opened(): Promise<{ readonly simulation: Simulation; readonly keyArn: string }> {
  const made = await gallery()
  await defaults(made.simulation, {
    ...encryptedUnder(made.keyArn).Rules[0],
    BlockedEncryptionTypes: { EncryptionType: ['NONE'] },
  })
  return made
}

const defaults = (simulation: Simulation, rule: object) =>
  simulation.answer(root, 's3:PutBucketEncryption', {
    Bucket: 'gallery',
    ServerSideEncryptionConfiguration: { Rules: [rule] },
  })

const customerKey = async () => ({
  SSECustomerAlgorithm: 'AES256',
  SSECustomerKey: base64Of(KEY),
  SSECustomerKeyMD5: base64Of(fromHex(await md5Hex(KEY, createEnvironment()))),
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html
test.each([
  ['SSE-S3', 'a key of S3', { ServerSideEncryption: 'AES256' }],
  ['SSE-KMS', 'alias/pictures', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/pictures' }],
  ['SSE-KMS', 'alias/aws/s3', { ServerSideEncryption: 'aws:kms' }],
  [
    'SSE-KMS',
    'alias/pictures, Bucket Key',
    { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/pictures', BucketKeyEnabled: true },
  ],
  [
    'DSSE-KMS',
    'alias/pictures and a key of S3',
    { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: 'alias/pictures' },
  ],
  ['SSE-C', 'the client’s key; S3 keeps none of it', 'customer key'],
])('an object under %s is said to be sealed by %s', async (encryption, sealedBy, headers) => {
  const { simulation } = await opened()
  const members = typeof headers === 'string' ? await customerKey() : headers
  await simulation.answer(root, 's3:PutObject', { Bucket: 'gallery', Key: 'x', Body: KEY, ...members })
  expect(objectView(simulation.world, 'gallery', 'x')).toMatchObject({ encryption, sealedBy })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
test('a new default re-encrypts nothing: the object says what it is, and what new ones will be', async () => {
  const { keyArn, simulation } = await opened()
  const shown = () => objectView(simulation.world, 'gallery', 'sunset.txt')
  const before = shown()
  expect(before).toMatchObject({ encryption: 'SSE-KMS', sealedBy: 'alias/pictures', newOnes: null })
  for (const [rule, newOnes] of [
    [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }, 'SSE-S3 · a key of S3'],
    [
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: 'alias/pictures' } },
      'DSSE-KMS · alias/pictures and a key of S3',
    ],
    [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }, 'SSE-KMS · alias/aws/s3'],
    [{ ...encryptedUnder(keyArn).Rules[0], BucketKeyEnabled: true }, 'SSE-KMS · alias/pictures, Bucket Key'],
    [
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/nobody' } },
      'SSE-KMS · alias/nobody',
    ],
    // Another name for the same key is no other key.
    [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn.split('/')[1] } }, null],
  ] as const) {
    await defaults(simulation, rule)
    expect(shown()).toEqual({ ...before, newOnes })
  }
})

test('a bucket whose default is DSSE-KMS says so', async () => {
  const { simulation } = await opened()
  await defaults(simulation, { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms:dsse' } })
  expect(get(simulation.world.s3.buckets, 'gallery')?.encryption.SSEAlgorithm).toBe('aws:kms:dsse')
  expect(bucketView(simulation.world, 'gallery')?.encryption).toBe('DSSE-KMS')
})
