// Who may pass the door, and in which words the others are refused.
// AWS's example of a signature: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
import { CreateKeyCommand, ListKeysCommand } from '@aws-sdk/client-kms'
import { ListUsersCommand } from '@aws-sdk/client-iam'
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { describe, expect, it } from 'vitest'
import { createEnvironment, textOf, utf8 } from '../sim/index.ts'
import { root } from '../sim/testing/world.ts'
import type { WireRequest } from './message.ts'
import { clientsOf, serve, type Credentials, type Server } from './testing/clients.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const { now } = createEnvironment()

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'not refused',
    (error: unknown) => error,
  )

/** A server whose clock differs from the client's. */
const serverAt = (shift: number) => serve({ clock: () => now() + shift })

/** Sends again what the SDK sent last, with something else in it. */
const again = async ({ handler, requests }: Server, change: Partial<WireRequest>) => {
  const last = requests.at(-1)
  if (!last) throw new Error('Nothing was sent yet.')
  const response = await handler.handle({ ...last, ...change })
  return { ...response, text: textOf(response.body) }
}

const replaced = ({ requests }: Server, name: string, value: string | undefined) => {
  const headers = new Map(requests.at(-1)?.headers)
  if (value === undefined) headers.delete(name)
  else headers.set(name, value)
  return { headers }
}

const wrongKey = ({ credentials }: Server): Credentials => ({ ...credentials, secretAccessKey: 'x'.repeat(40) })

describe('A signature made with another secret', () => {
  it.each([
    ['kms', new ListKeysCommand({}), 400, 'InvalidSignatureException'],
    ['iam', new ListUsersCommand({}), 403, 'SignatureDoesNotMatch'],
    ['sts', new GetCallerIdentityCommand({}), 403, 'SignatureDoesNotMatch'],
    ['s3', new ListObjectsV2Command({ Bucket: 'gallery' }), 403, 'SignatureDoesNotMatch'],
  ] as const)('is refused by %s', async (service, command, status, name) => {
    const server = await serve()
    const client = clientsOf(server, { as: wrongKey(server) })[service]
    const send = client.send.bind(client) as (command: unknown) => Promise<unknown> // each client with its own command
    expect(await refusalOf(send(command))).toMatchObject({ name, $metadata: { httpStatusCode: status } })
    expect(server.exchanges.map(({ trace }) => trace.map(({ step }) => step.type))).toEqual([
      ['request-sent', 'request-failed'],
    ])
  })

  it('is told by S3 what would have been signed', async () => {
    const server = await serve()
    const { s3 } = clientsOf(server, { as: wrongKey(server) })
    const error = await refusalOf(s3.send(new ListObjectsV2Command({ Bucket: 'gallery', Prefix: 'a b' })))
    expect(error).toMatchObject({ message: expect.stringContaining('Check your key and signing method.') as unknown })
    expect(error).toMatchObject({
      AWSAccessKeyId: server.credentials.accessKeyId,
      CanonicalRequest: expect.stringMatching(/^GET\n\/gallery\/\nlist-type=2&prefix=a%20b\n/) as unknown,
      StringToSignBytes: expect.stringMatching(/^41 57 53 34 2d /) as unknown,
    })
  })
})

describe('A signature', () => {
  it('is that of AWS’s own example', async () => {
    const handled = await serve({ clock: () => Date.UTC(2013, 4, 24) }, undefined, {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    })
    const response = await handled.handler.handle({
      method: 'GET',
      target: '/test.txt',
      headers: new Map([
        ['host', 'examplebucket.s3.amazonaws.com'],
        ['range', 'bytes=0-9'],
        ['x-amz-content-sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
        ['x-amz-date', '20130524T000000Z'],
        [
          'authorization',
          'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
        ],
      ]),
      body: new Uint8Array(),
    })
    // The signature is right; there is no such bucket.
    expect(textOf(response.body)).toMatch(/<Code>(NoSuchBucket|NotImplemented)<\/Code>/)
  })

  it('does not cover another body, path, query or header', async () => {
    const server = await serve()
    const { kms, s3 } = clientsOf(server)
    await kms.send(new ListKeysCommand({}))
    expect((await again(server, { body: utf8('{"Limit":1}') })).text).toContain('InvalidSignatureException')
    expect((await again(server, replaced(server, 'x-amz-target', 'TrentService.CreateKey'))).text).toContain(
      'InvalidSignatureException',
    )
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    await s3.send(new ListObjectsV2Command({ Bucket: 'gallery' }))
    for (const target of ['/gallery?list-type=2&prefix=a', '/other?list-type=2'])
      expect((await again(server, { target })).text).toContain('<Code>SignatureDoesNotMatch</Code>')
    expect((await again(server, { body: utf8('x') })).text).toContain('<Code>XAmzContentSHA256Mismatch</Code>')
    const added = await again(server, replaced(server, 'x-amz-expected-bucket-owner', '111122223333'))
    expect(added.text).toContain('<HeadersNotSigned>x-amz-expected-bucket-owner</HeadersNotSigned>')
  })

  it.each([
    [-16 * MINUTE, 's3', 'RequestTimeTooSkewed'],
    [16 * MINUTE, 's3', 'RequestTimeTooSkewed'],
    [14 * MINUTE, 's3', 'answered'],
    [6 * MINUTE, 'kms', 'InvalidSignatureException'],
    [-6 * MINUTE, 'kms', 'InvalidSignatureException'],
    [4 * MINUTE, 'kms', 'answered'],
    [16 * MINUTE, 'sts', 'SignatureDoesNotMatch'],
    [14 * MINUTE, 'sts', 'answered'],
  ] as const)('is good for some minutes: clocks %i ms apart, %s, %s', async (shift, service, expected) => {
    const server = await serverAt(shift)
    const { kms, s3, sts } = clientsOf(server)
    const ask = {
      s3: () => s3.send(new CreateBucketCommand({ Bucket: 'gallery' })),
      kms: () => kms.send(new ListKeysCommand({})),
      sts: () => sts.send(new GetCallerIdentityCommand({})),
    }[service]
    const name = await ask().then(
      () => 'answered',
      (error: unknown) => (error instanceof Error ? error.name : error),
    )
    expect(name).toBe(expected)
  })

  it.each([
    ['Basic QWxhZGRpbjpvcGVu', 400, 'InvalidArgument'],
    ['AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=', 400, 'InvalidRequest'],
    ['AWS4-HMAC-SHA256 Credential=AKIA/20260115/us-east-1/s3/aws4_request', 400, 'AuthorizationHeaderMalformed'],
    ['AWS4-HMAC-SHA256 Credential=AKIA,SignedHeaders=host,Signature=00', 400, 'AuthorizationHeaderMalformed'],
    ['AWS4-HMAC-SHA256', 400, 'AuthorizationHeaderMalformed'],
  ])('has a form: %s', async (authorization, status, code) => {
    const server = await serve()
    const { s3 } = clientsOf(server)
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    const response = await again(server, replaced(server, 'authorization', authorization))
    expect(response).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) as unknown })
  })

  it('is of one service and one day', async () => {
    const server = await serve()
    const { s3 } = clientsOf(server)
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    const authorization = server.requests.at(-1)?.headers.get('authorization') ?? ''
    const changed = (from: RegExp, to: string) =>
      again(server, replaced(server, 'authorization', authorization.replace(from, to)))
    expect((await changed(/\/s3\//, '/ec2/')).text).toContain('incorrect service &quot;ec2&quot;')
    expect((await changed(/\/\d{8}\//, '/20010101/')).text).toContain('Invalid credential date &quot;20010101&quot;')
  })

  it('decides on the Region', async () => {
    const server = await serve()
    const { KeyMetadata } = await clientsOf(server, { region: 'eu-west-1' }).kms.send(new CreateKeyCommand({}))
    expect(KeyMetadata?.Arn).toContain(':eu-west-1:')
  })

  it('is missing from anonymous requests, which only S3 hears', async () => {
    const server = await serve({}, (sim) => sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' }))
    const { kms, iam } = clientsOf(server)
    await kms.send(new ListKeysCommand({}))
    expect(await again(server, replaced(server, 'authorization', undefined))).toMatchObject({
      status: 400,
      text: expect.stringContaining('MissingAuthenticationTokenException') as unknown,
    })
    await iam.send(new ListUsersCommand({}))
    expect(await again(server, replaced(server, 'authorization', undefined))).toMatchObject({
      status: 403,
      text: expect.stringContaining('<Code>MissingAuthenticationToken</Code>') as unknown,
    })
    const response = await again(server, {
      method: 'GET',
      target: '/gallery/photo',
      headers: new Map([['host', 'localhost']]),
    })
    expect(response.text).toContain('<Code>AccessDenied</Code>')
    expect(server.exchanges.at(-1)?.trace[0]?.call.caller).toEqual({ type: 'Anonymous' })
  })
})

describe('Temporary credentials', () => {
  const session = async (server: Server): Promise<Credentials> => {
    const { Credentials: made } = await clientsOf(server).sts.send(new GetSessionTokenCommand({ DurationSeconds: 900 }))
    return {
      accessKeyId: made?.AccessKeyId ?? '',
      secretAccessKey: made?.SecretAccessKey ?? '',
      sessionToken: made?.SessionToken ?? '',
    }
  }

  it('sign with their token', async () => {
    const server = await serve()
    const as = await session(server)
    await clientsOf(server, { as }).kms.send(new ListKeysCommand({}))
    const bare = { accessKeyId: as.accessKeyId, secretAccessKey: as.secretAccessKey }
    expect(await refusalOf(clientsOf(server, { as: bare }).kms.send(new ListKeysCommand({})))).toMatchObject({
      name: 'UnrecognizedClientException',
    })
    expect(
      await refusalOf(
        clientsOf(server, { as: { ...as, sessionToken: 'another' } }).s3.send(
          new CreateBucketCommand({ Bucket: 'b00' }),
        ),
      ),
    ).toMatchObject({ name: 'InvalidToken', 'Token-0': 'another' })
  })

  it('end', async () => {
    const server = await serve()
    const as = await session(server)
    const later = await server.sim.send(root, 'clock:PassTime', { Days: 1 })
    await server.handler.reset({ ...server.handler.world, timePassed: later.world.timePassed })
    expect(await refusalOf(clientsOf(server, { as }).kms.send(new ListKeysCommand({})))).toMatchObject({
      name: 'ExpiredTokenException',
    })
    const { s3 } = clientsOf(server, { as })
    expect(await refusalOf(s3.send(new CreateBucketCommand({ Bucket: 'gallery' })))).toMatchObject({
      name: 'ExpiredToken',
      'Token-0': as.sessionToken,
    })
  })

  it('of nobody here are refused by each service in its words', async () => {
    const server = await serve()
    const as = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }
    const { kms, s3, sts } = clientsOf(server, { as })
    const role = new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 'me' })
    expect(await refusalOf(kms.send(new ListKeysCommand({})))).toMatchObject({ name: 'UnrecognizedClientException' })
    expect(await refusalOf(sts.send(role))).toMatchObject({ name: 'InvalidClientTokenId' })
    expect(await refusalOf(s3.send(new CreateBucketCommand({ Bucket: 'gallery' })))).toMatchObject({
      name: 'InvalidAccessKeyId',
      AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    })
  })
})

describe('A presigned URL', () => {
  const gallery = async (options: Parameters<typeof serve>[0] = {}) =>
    serve(options, async (sim) => {
      await sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
      await sim.answer(root, 's3:PutObject', { Bucket: 'gallery', Key: 'a photo', Body: utf8('hello') })
    })
  const signed = async (server: Server, expiresIn = 60): Promise<string> =>
    getSignedUrl(clientsOf(server).s3, new GetObjectCommand({ Bucket: 'gallery', Key: 'a photo' }), { expiresIn })

  it('speaks for its signer, and says so to policies and records', async () => {
    const server = await gallery()
    const response = await server.handler.fetch(new Request(await signed(server)))
    expect([response.status, await response.text()]).toEqual([200, 'hello'])
    const event = server.exchanges.at(-1)?.trace.find(({ step }) => step.type === 'event-recorded')?.step
    expect(event).toMatchObject({
      event: { userIdentity: { type: 'Root' }, additionalEventData: { AuthenticationMethod: 'QueryString' } },
    })
  })

  it('ends', async () => {
    const late = await gallery({ clock: () => now() + 61_000 })
    const response = await late.handler.fetch(new Request(await signed(late)))
    const text = await response.text()
    expect(response.status).toBe(403)
    expect(text).toContain(
      '<Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires><Expires>',
    )
    const week = await gallery({ clock: () => now() + 6 * DAY })
    expect((await week.handler.fetch(new Request(await signed(week, 604_800)))).status).toBe(200)
  })

  it.each([
    [/X-Amz-Expires=60/, 'X-Amz-Expires=604801', 'AuthorizationQueryParametersError'],
    [/X-Amz-Expires=60/, 'X-Amz-Expires=soon', 'AuthorizationQueryParametersError'],
    [/X-Amz-Expires=60/, 'X-Amz-Expires=61', 'SignatureDoesNotMatch'],
    [/&X-Amz-Signature=\w+/, '', 'AuthorizationQueryParametersError'],
    [/a%20photo/, 'other', 'SignatureDoesNotMatch'],
  ])('with %s replaced by %s is refused', async (from, to, code) => {
    const server = await gallery()
    const response = await server.handler.fetch(new Request((await signed(server)).replace(from, to)))
    expect(await response.text()).toContain(`<Code>${code}</Code>`)
  })

  // LocalStack's test_s3_ignored_special_headers, which holds on AWS too.
  it('does not mind what the body hashes to, and minds every other header of AWS that it does not sign', async () => {
    const server = await gallery()
    const status = async (headers: Readonly<Record<string, string>>) =>
      (await server.handler.fetch(new Request(await signed(server), { headers }))).status
    expect(await status({ 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' })).toBe(200)
    expect(await status({ 'x-amz-user-agent': 'test' })).toBe(403)
  })

  it('may carry an upload', async () => {
    const server = await gallery()
    const command = new PutObjectCommand({ Bucket: 'gallery', Key: 'upload', ContentType: 'text/plain' })
    const url = await getSignedUrl(clientsOf(server).s3, command, { expiresIn: 60 })
    const response = await server.handler.fetch(
      new Request(url, { method: 'PUT', body: 'uploaded', headers: { 'content-type': 'text/plain' } }),
    )
    expect(response.status).toBe(200)
    const { Body, ContentType } = await clientsOf(server).s3.send(
      new GetObjectCommand({ Bucket: 'gallery', Key: 'upload' }),
    )
    expect([await Body?.transformToString(), ContentType]).toEqual(['uploaded', 'text/plain'])
  })
})
