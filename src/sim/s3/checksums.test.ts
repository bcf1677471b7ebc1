// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { createKey } from '../testing/kms.ts'
import { callsToKms, createBucket, setEncryption } from '../testing/objects.ts'
import { root, simulation } from '../testing/world.ts'

const named = { Bucket: 'library', Key: 'book' }
const Body = utf8('123456789')
const digest = (name: string) => createHash(name).update(Body).digest('base64')

// Check values of https://reveng.sourceforge.io/crc-catalogue/all.htm in base64; SHA by OpenSSL.
const VALUES = {
  CRC32: 'y/Q5Jg==',
  CRC32C: '4waSgw==',
  CRC64NVME: 'rosUhgp5mIg=',
  SHA1: digest('sha1'),
  SHA256: digest('sha256'),
}

async function library() {
  const aws = simulation()
  const { Arn } = await createKey(aws)
  await createBucket(aws, named.Bucket)
  await setEncryption(aws, named.Bucket, { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Arn })
  return aws
}

test.each(Object.entries(VALUES))('%s is checked, kept and told to who asks', async (algorithm, value) => {
  const aws = await library()
  const member = { [`Checksum${algorithm}`]: value }
  const expected = { ...member, ChecksumType: 'FULL_OBJECT' }
  expect(await aws.answer(root, 's3:PutObject', { ...named, Body, ...member })).toMatchObject(expected)
  expect(await aws.answer(root, 's3:GetObject', { ...named, ChecksumMode: 'ENABLED' })).toMatchObject(expected)
  expect(await aws.answer(root, 's3:GetObject', named)).not.toHaveProperty(`Checksum${algorithm}`)
  expect(await aws.refusal(root, 's3:PutObject', { ...named, Body: utf8('12345678?'), ...member })).toEqual({
    status: 400,
    code: 'BadDigest',
    message: `The ${algorithm} you specified did not match the calculated checksum.`,
  })
})

test('what no writer sends S3 takes itself: CRC64NVME', async () => {
  const aws = await library()
  expect(await aws.answer(root, 's3:PutObject', { ...named, Body })).toMatchObject({
    ChecksumCRC64NVME: VALUES.CRC64NVME,
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
test('HeadObject asks KMS only when it shall tell the checksum', async () => {
  const aws = await library()
  await aws.answer(root, 's3:PutObject', { ...named, Body })
  expect(callsToKms(await aws.send(root, 's3:HeadObject', named))).toEqual([])
  expect(callsToKms(await aws.send(root, 's3:HeadObject', { ...named, ChecksumMode: 'ENABLED' }))).toEqual([
    'kms:Decrypt',
  ])
})

test.each([
  [{ ChecksumCRC32: 'AAAA' }, 'InvalidRequest', 'Value for x-amz-checksum-crc32 header is invalid.'],
  [
    { ChecksumCRC32: VALUES.CRC32, ChecksumSHA1: VALUES.SHA1 },
    'InvalidRequest',
    'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
  ],
  [{ ContentMD5: 'abc' }, 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
  [
    { ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' },
    'BadDigest',
    'The Content-MD5 you specified did not match what we received.',
  ],
])('%j is refused with %s', async (members, code, message) => {
  const aws = await library()
  expect(await aws.refusal(root, 's3:PutObject', { ...named, Body, ...members })).toMatchObject({
    status: 400,
    code,
    message,
  })
})

test('a right Content-MD5 is accepted', async () => {
  const aws = await library()
  const right = { ...named, Body, ContentMD5: digest('md5') }
  expect(await aws.answer(root, 's3:PutObject', right)).toHaveProperty('ETag')
})

// LocalStack snapshot test_post_object_policy_validation_size has the elements; the limit: API_PutObject.
test('one request brings at most 5 GiB', async () => {
  const aws = await library()
  expect(await aws.refusal(root, 's3:PutObject', { ...named, ContentLength: 5 * 2 ** 30 + 1 })).toEqual({
    status: 400,
    code: 'EntityTooLarge',
    message: 'Your proposed upload exceeds the maximum allowed size',
    details: [
      ['ProposedSize', '5368709121'],
      ['MaxSizeAllowed', '5368709120'],
    ],
  })
})

test('a body of more than 256 MiB is no more than announced: 501, and nothing is stored', async () => {
  const aws = await library()
  const before = aws.world.s3
  expect(await aws.refusal(root, 's3:PutObject', { ...named, ContentLength: 2 ** 28 + 1 })).toMatchObject({
    status: 501,
    code: 'NotImplemented',
  })
  expect(aws.world.s3).toBe(before)
})

test('metadata are at most 2 KB', async () => {
  const aws = await library()
  await aws.answer(root, 's3:PutObject', { ...named, Body, Metadata: { a: 'x'.repeat(2047) } })
  expect(await aws.refusal(root, 's3:PutObject', { ...named, Body, Metadata: { a: 'x'.repeat(2048) } })).toMatchObject({
    code: 'MetadataTooLarge',
    details: [
      ['Size', '2049'],
      ['MaxSizeAllowed', '2048'],
    ],
  })
})
