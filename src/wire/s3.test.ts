// What S3's clients see of it that is no member of an answer: hosts, headers, empty elements.
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it, test } from 'vitest'
import { textOf, utf8 } from '../sim/index.ts'
import { decodedWords, headerText } from './encodedWords.ts'
import type { WireRequest, WireResponse } from './message.ts'
import { clientsOf, serve, type Server } from './testing/clients.ts'

const Bucket = 'gallery'
const Key = 'photo'

async function gallery(): Promise<{ readonly server: Server; readonly s3: ReturnType<typeof clientsOf>['s3'] }> {
  const server = await serve()
  const { s3 } = clientsOf(server)
  await s3.send(new CreateBucketCommand({ Bucket }))
  return { server, s3 }
}

const failure = (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : ''),
  )
const last = ({ responses }: Server): WireResponse => responses.at(-1) ?? { status: 0, headers: [], body: utf8('') }
const bodyOf = (server: Server): string => textOf(last(server).body)
const anonymous = (host: string, target: string): WireRequest => ({
  method: 'GET',
  target,
  headers: new Map([['host', host]]),
  body: utf8(''),
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html; LocalStack's tests use its own domain.
test.each([
  [`${Bucket}.s3.amazonaws.com`, `/${Key}`],
  [`${Bucket}.s3.eu-central-1.amazonaws.com`, `/${Key}`],
  [`${Bucket}.s3.localhost.localstack.cloud:4566`, `/${Key}`],
  ['s3.localhost.localstack.cloud:4566', `/${Bucket}/${Key}`],
])('at http://%s%s is the object', async (host, target) => {
  const { server } = await gallery()
  await server.handler.handle(anonymous(host, target))
  const { operation, trace } = server.exchanges.at(-1) ?? {}
  expect(operation).toBe('s3:GetObject')
  expect(JSON.stringify(trace)).toContain(`arn:aws:s3:::${Bucket}/${Key}`)
})

// LocalStack's recordings test_user_metadata_rfc2047_encoded and …_bad_b64_encoded.
describe('Encoded words', () => {
  test.each([
    ['=?UTF-8?B?YWJj?=', 'abc'],
    ['=?UTF-8?Q?actually-ascii?=', 'actually-ascii'],
    ['=?utf-8?q?a=5Fb_c?= =?utf-8?q?=C3=A9?=', 'a_b cé'],
    ['=?UTF-8?B?=GGG?=', '=?UTF-8?B?=GGG?='],
    ['a =? b', 'a =? b'],
  ])('%s is read as %s', (text, read) => {
    expect(decodedWords(text)).toBe(read)
  })

  test.each([
    ['test_—_file%E2%80%94_é_2?.pdf', '=?UTF-8?Q?test=5F=E2=80=94=5Ffile%E2%80%94=5F=C3=A9=5F2=3F.pdf?='],
    ['ÄMÄZÕÑ S3', '=?UTF-8?Q?=C3=84M=C3=84Z=C3=95=C3=91_S3?='],
    ['\u0000\u0001\u0002\u0003', '=?UTF-8?B?AAECAw==?='],
    ['\uFFFD'.repeat(7), '=?UTF-8?B?77+977+977+977+977+977+977+9?='],
    ['plain ~', 'plain ~'],
  ])('%j is written as %s, and read again', (text, word) => {
    expect(headerText(text)).toBe(word)
    expect(decodedWords(word)).toBe(text)
  })

  it('are what the metadata of an object may come in', async () => {
    const { s3 } = await gallery()
    await s3.send(new PutObjectCommand({ Bucket, Key, Metadata: { title: '=?UTF-8?B?YWJj?=' } }))
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key }))).Metadata).toEqual({ title: 'abc' })
  })
})

// LocalStack's recording test_system_metadata_with_unicode: these come back byte for byte.
it('system metadata beyond ASCII is UTF-8 in the headers, and no encoded word', async () => {
  const { server, s3 } = await gallery()
  await s3.send(new PutObjectCommand({ Bucket, Key, CacheControl: 'ÄMÄZÕÑ S3' }))
  await s3.send(new HeadObjectCommand({ Bucket, Key }))
  const raw = Object.fromEntries(last(server).headers)['cache-control'] ?? ''
  expect(Buffer.from(raw, 'latin1').toString('utf8')).toBe('ÄMÄZÕÑ S3')
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
it('says in headers that a delete marker is in the way', async () => {
  const { server, s3 } = await gallery()
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
  await s3.send(new PutObjectCommand({ Bucket, Key }))
  const { VersionId = '' } = await s3.send(new DeleteObjectCommand({ Bucket, Key }))
  for (const Command of [GetObjectCommand, HeadObjectCommand]) {
    await failure(s3.send(new Command({ Bucket, Key })))
    expect(last(server)).toMatchObject({ status: 404 })
    expect(Object.fromEntries(last(server).headers)).toMatchObject({
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': VersionId,
    })
    await failure(s3.send(new Command({ Bucket, Key, VersionId })))
    expect(last(server)).toMatchObject({ status: 405 })
    expect(Object.fromEntries(last(server).headers)).toMatchObject({
      'x-amz-delete-marker': 'true',
      allow: 'DELETE',
      'last-modified': expect.stringMatching(/ GMT$/),
    })
  }
})

// LocalStack's recording test_s3_object_acl_exceptions.
it('has an empty text where S3 has none', async () => {
  const { server, s3 } = await gallery()
  // @ts-expect-error: no such list.
  expect(await failure(s3.send(new PutObjectCommand({ Bucket, Key, ACL: 'fake-acl' })))).toBe('InvalidArgument')
  expect(bodyOf(server)).toContain(
    '<Code>InvalidArgument</Code><Message></Message><ArgumentName>x-amz-acl</ArgumentName>',
  )
})

// LocalStack's recording test_s3_invalid_content_md5.
it('answers a wrong MD5 in hexadecimal, that of a part in base64, and the right one in base64', async () => {
  const { server, s3 } = await gallery()
  const ContentMD5 = 'eV8yArF8trw9S3cdjGyerw=='
  expect(await failure(s3.send(new PutObjectCommand({ Bucket, Key, Body: 'something', ContentMD5 })))).toBe('BadDigest')
  expect(bodyOf(server)).toContain('<ExpectedDigest>795f3202b17cb6bc3d4b771d8c6c9eaf</ExpectedDigest>')
  expect(bodyOf(server)).toContain('<CalculatedDigest>Q3uTDbhLgHnC3YBKcZNrXw==</CalculatedDigest>')
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  const part = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'something', ContentMD5 })
  expect(await failure(s3.send(part))).toBe('BadDigest')
  expect(bodyOf(server)).toContain(`<ExpectedDigest>${ContentMD5}</ExpectedDigest>`)
})

// LocalStack's recording test_list_parts_empty_part_number_marker.
it('takes a number without digits for none', async () => {
  const { s3 } = await gallery()
  const list = new ListPartsCommand({ Bucket, Key, UploadId: 'nothing', PartNumberMarker: '' })
  await expect(s3.send(list)).rejects.toThrow('The specified upload does not exist.')
})

// LocalStack's recording test_s3_default_bucket_encryption_exc.
it('looks for the bucket before it reads the document', async () => {
  const { server } = await gallery()
  const { s3 } = clientsOf(server)
  s3.middlewareStack.add(
    (next) => (args) => next({ ...args, request: Object.assign(args.request as object, { body: '<Nonsense/>' }) }),
    { step: 'build' },
  )
  const put = new PutBucketVersioningCommand({ Bucket: 'nowhere', VersioningConfiguration: { Status: 'Enabled' } })
  await expect(s3.send(put)).rejects.toThrow('The specified bucket does not exist')
})

// https://github.com/aws/aws-cli/issues/1431
describe('What only writes may say of encryption', () => {
  const SSE = 'x-amz-server-side-encryption'
  const keyId = `${SSE}-aws-kms-key-id`
  const told = (message: string, ...value: readonly string[]) =>
    `<Code>InvalidArgument</Code><Message>${message}</Message><ArgumentName>${SSE}</ArgumentName>${value.join('')}<RequestId>`

  test.each([
    [
      'GET',
      `/${Key}`,
      { [SSE]: 'AES256' },
      told(`${SSE} header is not supported for this operation.`, '<ArgumentValue>AES256</ArgumentValue>'),
    ],
    [
      'PUT',
      `/${Key}?partNumber=1&uploadId=any`,
      { [SSE]: 'aws:kms' },
      told(`${SSE} header is not supported for this operation.`, '<ArgumentValue>aws:kms</ArgumentValue>'),
    ],
    [
      'GET',
      `/${Key}`,
      { [keyId]: 'alias/a' },
      told(`Server Side Encryption with AWS KMS managed key requires HTTP header ${SSE} : aws:kms`),
    ],
  ])('is refused with %s %s %j', async (method, target, headers, expected) => {
    const { server } = await gallery()
    const host = `${Bucket}.s3.amazonaws.com`
    const answer = await server.handler.handle({
      ...anonymous(host, target),
      method,
      headers: new Map(Object.entries({ host, ...headers })),
    })
    expect(answer.status).toBe(400)
    expect(textOf(answer.body)).toContain(expected)
  })

  test('is refused with HEAD, which has no body to say why', async () => {
    const { server } = await gallery()
    const host = `${Bucket}.s3.amazonaws.com`
    const answer = await server.handler.handle({
      ...anonymous(host, `/${Key}`),
      method: 'HEAD',
      headers: new Map([
        ['host', host],
        [SSE, 'AES256'],
      ]),
    })
    expect([answer.status, answer.body.length]).toEqual([400, 0])
  })
})
