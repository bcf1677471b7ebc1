// How requests may speak of encryption, and S3's answers to those that do so wrongly.
import { describe, expect, test } from 'vitest'
import { base64Of, utf8 } from '../bytes.ts'
import { createKey } from '../testing/kms.ts'
import { createBucket, customerKey, setEncryption } from '../testing/objects.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'

const Bucket = 'vault'
const Body = utf8('hello')
const HEADER = 'x-amz-server-side-encryption'

interface Case {
  readonly when: string
  readonly operation?: string
  readonly input: object
  readonly error: {
    readonly status?: number
    readonly code?: string
    readonly message: string
    readonly value?: string | null
  }
}

const { SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5 } = customerKey()
const other = customerKey('other')
const short = { SSECustomerAlgorithm, SSECustomerKey: base64Of(new Uint8Array(16)), SSECustomerKeyMD5 }

// LocalStack snapshots test_put_object_validation_sse_c, test_object_retrieval_sse_c (tests/aws/services/s3/test_s3.snapshot.json);
// https://github.com/aws/aws-cli/issues/1431 for the key id without aws:kms.
const writes: readonly Case[] = [
  {
    when: 'SSE-C together with another encryption',
    input: { ...customerKey(), ServerSideEncryption: 'AES256' },
    error: {
      message: 'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
      value: 'AES256',
    },
  },
  {
    when: 'SSE-C with another algorithm',
    input: { ...customerKey(), SSECustomerAlgorithm: 'AES128' },
    error: {
      code: 'InvalidEncryptionAlgorithmError',
      message: 'The Encryption request you specified is not valid. Supported value: AES256.',
      value: 'AES128',
    },
  },
  {
    when: 'SSE-C without an algorithm',
    input: { SSECustomerKey, SSECustomerKeyMD5 },
    error: {
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.',
    },
  },
  {
    when: 'SSE-C without a key',
    input: { SSECustomerAlgorithm, SSECustomerKeyMD5 },
    error: {
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.',
    },
  },
  {
    when: 'SSE-C without the MD5 of the key',
    input: { SSECustomerAlgorithm, SSECustomerKey },
    error: { message: 'The secret key was invalid for the specified algorithm.' },
  },
  {
    when: 'SSE-C with a key that is too short',
    input: short,
    error: { message: 'The secret key was invalid for the specified algorithm.' },
  },
  {
    when: 'SSE-C with the MD5 of another key',
    input: { SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5: other.SSECustomerKeyMD5 },
    error: { message: 'The calculated MD5 hash of the key did not match the hash that was provided.' },
  },
  {
    when: 'a key id without aws:kms',
    input: { SSEKMSKeyId: 'alias/a' },
    error: {
      message: `Server Side Encryption with AWS KMS managed key requires HTTP header ${HEADER} : aws:kms`,
    },
  },
  {
    when: 'an unknown encryption',
    input: { ServerSideEncryption: 'ROT13', SSECustomerAlgorithm },
    error: { message: 'The encryption method specified is not supported', value: 'ROT13' },
  },
]

const reads: readonly Case[] = [
  {
    when: 'an SSE-C object without its key',
    input: { Key: 'customer' },
    error: {
      code: 'InvalidRequest',
      message:
        'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
      value: null,
    },
  },
  {
    when: 'an SSE-C object with another key',
    input: { Key: 'customer', ...other },
    error: {
      status: 403,
      code: 'AccessDenied',
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
      value: null,
    },
  },
  {
    when: 'an SSE-C object without the MD5 of the key',
    input: { Key: 'customer', SSECustomerAlgorithm, SSECustomerKey },
    error: {
      status: 403,
      code: 'AccessDenied',
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
      value: null,
    },
  },
  {
    when: 'a customer key for an object that has none',
    input: { Key: 'plain', ...customerKey() },
    error: {
      code: 'InvalidRequest',
      message: 'The encryption parameters are not applicable to this object.',
      value: null,
    },
  },
]

async function vault(): Promise<Simulation> {
  const aws = simulation()
  await createBucket(aws, Bucket)
  await setEncryption(aws, Bucket)
  await aws.answer(root, 's3:PutObject', { Bucket, Key: 'plain', Body })
  await aws.answer(root, 's3:PutObject', { Bucket, Key: 'customer', Body, ...customerKey() })
  return aws
}

const expected = ({ status = 400, code = 'InvalidArgument', message, value }: Case['error']) => ({
  status,
  code,
  message,
  ...(value !== null && {
    details: [['ArgumentName', HEADER], ...(value === undefined ? [] : [['ArgumentValue', value]])],
  }),
})

test.each(writes)('a write is refused: $when', async ({ input, error }) => {
  const aws = await vault()
  const before = aws.world.s3.buckets
  expect(await aws.refusal(root, 's3:PutObject', { Bucket, Key: 'new', Body, ...input })).toEqual(expected(error))
  expect(aws.world.s3.buckets).toBe(before)
})

describe.each(['s3:GetObject', 's3:HeadObject'])('%s', (operation) => {
  test.each(reads)('is refused: $when', async ({ input, error }) => {
    expect(await (await vault()).refusal(root, operation, { Bucket, ...input })).toEqual(expected(error))
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-s3-c-encryption-setting-faq.html and stackd
// testdata/aws/s3/customer_encryption_control_replay.json
test("a new bucket blocks customers' keys", async () => {
  const aws = simulation()
  await createBucket(aws, Bucket)
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
  expect(await aws.refusal(alice, 's3:PutObject', { Bucket, Key: 'a', Body, ...customerKey() })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::vault/a" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type.',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: answers name the encryption as the request did.
test('each encryption is named in answers, and a customer key only by its MD5', async () => {
  const aws = await vault()
  const { Arn } = await createKey(aws)
  const dsse = { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: Arn }
  expect(await aws.answer(root, 's3:PutObject', { Bucket, Key: 'a', Body, ...dsse })).toMatchObject(dsse)
  const keyed = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: Arn, BucketKeyEnabled: true }
  expect(await aws.answer(root, 's3:PutObject', { Bucket, Key: 'a', Body, ...keyed })).toMatchObject(keyed)
  const answer = await aws.answer(root, 's3:GetObject', { Bucket, Key: 'customer', ...customerKey() })
  expect(answer).toMatchObject({ Body, SSECustomerAlgorithm, SSECustomerKeyMD5 })
  expect(answer).not.toHaveProperty('ServerSideEncryption')
})
