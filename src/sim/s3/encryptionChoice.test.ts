import { expect, test } from 'vitest'
import type { AwsError } from '../errors.ts'
import { base64Of, utf8 } from '../bytes.ts'
import type { EncryptionRule } from '../world.ts'
import { encryptionFor, type EncryptionHeaders } from './encryptionChoice.ts'

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const rule = (SSEAlgorithm: EncryptionRule['SSEAlgorithm'], KMSMasterKeyID?: string): EncryptionRule => ({
  SSEAlgorithm,
  ...(KMSMasterKeyID !== undefined && { KMSMasterKeyID }),
  BucketKeyEnabled: false,
  BlockedEncryptionTypes: ['SSE-C'],
})
const refusal = (headers: EncryptionHeaders): AwsError['data'] => {
  try {
    encryptionFor(headers, rule('AES256'))
  } catch (error) {
    return (error as AwsError).data // S3's checks throw nothing else
  }
  throw new Error('The headers were accepted.')
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html
test('a request that asks for nothing gets the default of the bucket', () => {
  expect(encryptionFor({}, rule('AES256'))).toEqual({ type: 'AES256' })
  expect(encryptionFor({}, rule('aws:kms', KEY))).toEqual({
    type: 'aws:kms',
    keyId: KEY,
    encryptionContext: {},
    bucketKey: false,
  })
})

test('a KMS default that names no key means the AWS managed key', () => {
  expect(encryptionFor({}, rule('aws:kms'))).toEqual({ type: 'aws:kms', encryptionContext: {}, bucketKey: false })
})

test('a request for SSE-S3 is served also where the default is a KMS key', () => {
  expect(encryptionFor({ ServerSideEncryption: 'AES256' }, rule('aws:kms', KEY))).toEqual({ type: 'AES256' })
})

test('a request for SSE-KMS without a key gets the AWS managed key, not the key of the default', () => {
  expect(encryptionFor({ ServerSideEncryption: 'aws:kms' }, rule('aws:kms', KEY))).toEqual({
    type: 'aws:kms',
    encryptionContext: {},
    bucketKey: false,
  })
})

test('a request may bring its own key and encryption context', () => {
  const headers = {
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: 'alias/gallery',
    SSEKMSEncryptionContext: base64Of(utf8('{"tenant":"blue"}')),
  } as const
  expect(encryptionFor(headers, rule('AES256'))).toEqual({
    type: 'aws:kms',
    keyId: 'alias/gallery',
    encryptionContext: { tenant: 'blue' },
    bucketKey: false,
  })
})

// https://github.com/aws/aws-cli/issues/1431
test.each<EncryptionHeaders>([
  { SSEKMSKeyId: KEY },
  { ServerSideEncryption: 'AES256', SSEKMSKeyId: KEY },
  { SSEKMSEncryptionContext: base64Of(utf8('{}')) },
])('a key or context without aws:kms is refused: %j', (headers) => {
  expect(refusal(headers)).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message:
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    details: [['ArgumentName', 'x-amz-server-side-encryption']],
  })
})

// https://issues.apache.org/jira/browse/HADOOP-19197
test.each([
  '***',
  base64Of(utf8('not JSON')),
  base64Of(utf8('["a"]')),
  base64Of(utf8('{"a":1}')),
  base64Of(utf8('null')),
])('an encryption context that is no map of texts is refused: %s', (SSEKMSEncryptionContext) => {
  expect(refusal({ ServerSideEncryption: 'aws:kms', SSEKMSEncryptionContext })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    message:
      "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map",
  })
})
