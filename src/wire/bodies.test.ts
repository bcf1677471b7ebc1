// Bodies in pieces and their checksums: nothing is encrypted before all of it is known to be what was sent.
// AWS's examples: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, sigv4-streaming-trailers.html
import { Readable } from 'node:stream'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, describe, it } from 'vitest'
import { concat, textOf, utf8 } from '../sim/index.ts'
import { root } from '../sim/testing/world.ts'
import type { WireRequest } from './message.ts'
import { clientsOf, serve, type Server } from './testing/clients.ts'

const gallery = (options: Parameters<typeof serve>[0] = {}, credentials?: Server['credentials']) =>
  serve(options, (sim) => sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' }), credentials)

const upload = (headers: Readonly<Record<string, string>>, body: string): WireRequest => ({
  method: 'PUT',
  target: '/gallery/photo',
  body: utf8(body),
  headers: new Map([['host', 'localhost'], ...Object.entries(headers)]),
})

describe('What the SDK sends by default', () => {
  it.each([
    ['bytes', () => utf8('hello'), 'x-amz-checksum-crc32'],
    ['a stream', () => Readable.from([Buffer.from('hel'), Buffer.from('lo')]), 'x-amz-trailer'],
  ])('of %s is taken out of its frames and verified', async (_, body, header) => {
    const server = await gallery()
    const { s3 } = clientsOf(server)
    await s3.send(new PutObjectCommand({ Bucket: 'gallery', Key: 'photo', Body: body(), ContentLength: 5 }))
    expect(server.requests.at(-1)?.headers.get(header)).toMatch(/^(NhCmhg==|x-amz-checksum-crc32)$/)
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'gallery', Key: 'photo' }))
    expect(await Body?.transformToString()).toBe('hello')
  })

  it('is refused when it changed on the way', async () => {
    const server = await gallery()
    const { s3 } = clientsOf(server)
    const Body = Readable.from([Buffer.from('hello')])
    await s3.send(new PutObjectCommand({ Bucket: 'gallery', Key: 'photo', Body, ContentLength: 5 }))
    const last = server.requests.at(-1)
    if (!last) throw new Error('Nothing was sent.')
    const { world } = server.handler
    const response = await server.handler.handle({ ...last, body: utf8(textOf(last.body).replace('hello', 'hallo')) })
    expect(textOf(response.body)).toContain(
      '<Code>BadDigest</Code><Message>The CRC32 you specified did not match the calculated checksum.</Message>',
    )
    expect(server.handler.world).toBe(world)
  })
})

describe('A checksum', () => {
  it.each([
    ['x-amz-checksum-crc32', 'NhCmhg=='],
    ['x-amz-checksum-crc32c', 'mnG7TA=='],
    ['x-amz-checksum-crc64nvme', 'M3eFcAZSQlc='],
    ['x-amz-checksum-sha1', 'qvTGHdzF6KLavt4PO0gs2a6pQ00='],
    ['x-amz-checksum-sha256', 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='],
    ['content-md5', 'XUFAKrxLKna5cZ2REBfFkg=='],
  ])('in %s has to be true', async (name, value) => {
    const server = await gallery()
    // Anonymous: all is verified before anybody is asked whether they may.
    const ask = async (text: string, sum: string) =>
      textOf((await server.handler.handle(upload({ [name]: sum }, text))).body)
    expect(await ask('hello', value)).toContain('<Code>AccessDenied</Code>')
    expect(await ask('hallo', value)).toContain('<Code>BadDigest</Code>')
    expect(await ask('hello', 'AAAA')).toMatch(/<Code>Invalid(Request|Digest)<\/Code>/)
  })

  it('is one', async () => {
    const server = await gallery()
    const two = { 'x-amz-checksum-crc32': 'NhCmhg==', 'x-amz-checksum-crc32c': 'mnG7TA==' }
    const response = await server.handler.handle(upload(two, 'hello'))
    expect(textOf(response.body)).toContain('Expecting a single x-amz-checksum- header.')
  })
})

const EXAMPLE = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const EXAMPLE_TIME = { clock: () => Date.UTC(2013, 4, 24) }
const LONG = 'a'.repeat(65_536)
const SHORT = 'a'.repeat(1024)

interface Example {
  readonly mode: string
  readonly seed: string
  readonly signed: string
  readonly signatures: readonly [string, string, string]
  readonly trailer: string
  readonly headers: Readonly<Record<string, string>>
}

const SIGNED: Example = {
  mode: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  signed:
    'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
  signatures: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
  trailer: '',
  headers: { 'content-length': '66824' },
}
const TRAILED: Example = {
  mode: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  signed:
    'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer',
  signatures: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  trailer:
    'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
  headers: { 'x-amz-trailer': 'x-amz-checksum-crc32c' },
}

const exampleRequest = ({ mode, seed, signed, signatures, trailer, headers }: Example): WireRequest => ({
  method: 'PUT',
  target: '/examplebucket/chunkObject.txt',
  headers: new Map([
    ['host', 's3.amazonaws.com'],
    ['x-amz-date', '20130524T000000Z'],
    ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
    ['x-amz-content-sha256', mode],
    ['content-encoding', 'aws-chunked'],
    ['x-amz-decoded-content-length', '66560'],
    ...Object.entries(headers),
    [
      'authorization',
      `AWS4-HMAC-SHA256 Credential=${EXAMPLE.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signed},Signature=${seed}`,
    ],
  ]),
  body: concat(
    ...[LONG, SHORT, ''].map((piece, i) =>
      utf8(`${piece.length.toString(16)};chunk-signature=${signatures[i] ?? ''}\r\n${piece}${piece && '\r\n'}`),
    ),
    utf8(`${trailer}\r\n`),
  ),
})

describe.each([
  ['pieces', SIGNED],
  ['pieces with a trailer', TRAILED],
])('AWS’s example of a body in signed %s', (_, example) => {
  const codeOf = async (change: (text: string) => string) => {
    const server = await gallery(EXAMPLE_TIME, EXAMPLE)
    const request = exampleRequest(example)
    const response = await server.handler.handle({ ...request, body: utf8(change(textOf(request.body))) })
    return /<Code>(\w+)</.exec(textOf(response.body))?.[1]
  }

  it('is verified to the last piece', async () => {
    // There is no such bucket here, or no such storage class: the body itself is right.
    expect(await codeOf((text) => text)).toMatch(/^(NoSuchBucket|NotImplemented)$/)
  })

  it.each<[string, (text: string) => string, string]>([
    ['a changed piece', (text) => text.replace('aaa', 'aba'), 'SignatureDoesNotMatch'],
    ['a changed last piece', (text) => text.replace(/aa\r\n0;/, 'ab\r\n0;'), 'SignatureDoesNotMatch'],
    ['a wrong size', (text) => text.replace('10000;', '10001;'), 'SignatureDoesNotMatch'],
    ['a missing end', (text) => text.slice(0, 66_000), 'IncompleteBody'],
    ['no frames at all', () => 'hello', 'IncompleteBody'],
  ])('is refused with %s', async (_name, change, code) => {
    expect(await codeOf(change)).toBe(code)
  })
})

it('a signed trailer cannot be changed', async () => {
  const server = await gallery(EXAMPLE_TIME, EXAMPLE)
  const request = exampleRequest(TRAILED)
  const changed = { ...request, body: utf8(textOf(request.body).replace('sOO8/Q==', 'sOO8/A==')) }
  expect(textOf((await server.handler.handle(changed)).body)).toContain('<Code>SignatureDoesNotMatch</Code>')
})

it('a trailer that was not announced is no trailer', async () => {
  const server = await gallery()
  const headers = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': '5',
    'content-encoding': 'aws-chunked',
  }
  const body = '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n'
  const response = await server.handler.handle(upload(headers, body))
  expect(textOf(response.body)).toContain('<Code>MalformedTrailerError</Code>')
})
