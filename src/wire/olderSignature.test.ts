// Signature Version 2 in a URL. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html, and what LocalStack
// recorded from AWS: tests/aws/services/s3/test_s3.py, test_presigned_url_signature_authentication
import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { createEnvironment, textOf, utf8 } from '../sim/index.ts'
import { root } from '../sim/testing/world.ts'
import { serve, type Server } from './testing/clients.ts'

const NOW = createEnvironment().now()
const EXPIRES = String(Math.floor(NOW / 1000) + 60)

const gallery = (LocationConstraint?: string): Promise<Server> =>
  serve({}, async (sim) => {
    await sim.answer(root, 's3:CreateBucket', {
      Bucket: 'gallery',
      ...(LocationConstraint !== undefined && { CreateBucketConfiguration: { LocationConstraint } }),
    })
    if (LocationConstraint === undefined)
      await sim.answer(root, 's3:PutObject', { Bucket: 'gallery', Key: 'photo', Body: utf8('hello') })
  })

interface Asked {
  readonly method?: string
  readonly path?: string
  /** Signed, and sent. */
  readonly query?: string
  /** What is sent beyond what is signed. */
  readonly more?: string
  readonly host?: string
  readonly signedPath?: string
  readonly signedLines?: string
  readonly expires?: string
  readonly type?: string
}

async function ask(server: Server, asked: Asked = {}) {
  const { method = 'GET', path = '/gallery/photo', query = '', more = '', host = 'localhost', type } = asked
  const { expires = EXPIRES, signedPath = path, signedLines = '' } = asked
  const { accessKeyId, secretAccessKey } = server.credentials
  const toSign = `${method}\n\n${type ?? ''}\n${expires}\n${signedLines}${signedPath}${query && `?${query}`}`
  const signature = createHmac('sha1', secretAccessKey).update(toSign).digest('base64')
  const signed = `AWSAccessKeyId=${accessKeyId}&Expires=${expires}&Signature=${encodeURIComponent(signature)}`
  const { status, body } = await server.handler.handle({
    method,
    target: `${path}?${[query, signed, more].filter(Boolean).join('&')}`,
    headers: new Map([['host', host], ...(type === undefined ? [] : [['content-type', type] as const])]),
    body: method === 'PUT' ? utf8('hello') : new Uint8Array(),
  })
  return [status, textOf(body)] as const
}

it('is that of AWS’s own example', async () => {
  const server = await serve({ clock: () => 1_175_139_000_000 }, undefined, {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  })
  const { body } = await server.handler.handle({
    method: 'GET',
    target:
      '/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620',
    headers: new Map([['host', 'johnsmith.s3.amazonaws.com']]),
    body: new Uint8Array(),
  })
  // The signature is right; there is no such bucket.
  expect(textOf(body)).toContain('<Code>NoSuchBucket</Code>')
})

it.each<Asked>([
  {},
  { query: 'response-content-type=text/plain' },
  { path: '/photo', host: 'gallery.localhost', signedPath: '/gallery/photo' },
  { method: 'PUT', type: 'text/plain' },
  { method: 'PUT', more: 'x-amz-meta-a=b', signedLines: 'x-amz-meta-a:b\n' },
])('speaks for its signer: %j', async (asked) => {
  expect((await ask(await gallery(), asked))[0]).toBe(200)
})

it('counts what the URL says in names of headers', async () => {
  const server = await gallery()
  await ask(server, { method: 'PUT', more: 'x-amz-meta-a=b', signedLines: 'x-amz-meta-a:b\n' })
  const { accessKeyId } = server.credentials
  const [entry] = server.exchanges.at(-1)?.trace ?? []
  expect(entry?.step).toMatchObject({ type: 'request-sent', input: { Metadata: { a: 'b' } } })
  expect(JSON.stringify(server.exchanges.at(-1)?.trace)).toContain(accessKeyId)
  expect(JSON.stringify(server.exchanges.at(-1)?.trace)).toContain('"SignatureVersion":"SigV2"')
})

it.each<[string, Asked, string]>([
  ['another path', { signedPath: '/gallery/other' }, '<Code>SignatureDoesNotMatch</Code>'],
  ['another version', { more: 'versionId=null' }, '<Code>SignatureDoesNotMatch</Code>'],
  ['a header that is not signed', { more: 'x-amz-meta-a=b' }, '<Code>SignatureDoesNotMatch</Code>'],
  [
    'its end',
    { expires: '1175139620' },
    '<Message>Request has expired</Message><Expires>2007-03-29T03:40:20Z</Expires>',
  ],
  ['no time', { expires: 'soon' }, '<Message>Invalid date (should be seconds since epoch): soon</Message>'],
])('is refused for %s', async (_what, asked, text) => {
  const [status, body] = await ask(await gallery(), asked)
  expect([status, body]).toEqual([403, expect.stringContaining(text)])
})

it('is not heard in Regions that opened later', async () => {
  expect(await ask(await gallery('eu-central-1'))).toEqual([
    400,
    expect.stringContaining('Please use AWS4-HMAC-SHA256.'),
  ])
})

it('does not open what is under a KMS key', async () => {
  const server = await serve({}, async (sim) => {
    await sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
    const ServerSideEncryption = 'aws:kms'
    await sim.answer(root, 's3:PutObject', {
      Bucket: 'gallery',
      Key: 'photo',
      Body: utf8('hello'),
      ServerSideEncryption,
    })
  })
  expect(await ask(server)).toEqual([
    400,
    expect.stringContaining(
      'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
    ),
  ])
})
