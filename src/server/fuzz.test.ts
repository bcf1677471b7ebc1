// Whatever is sent over a socket is answered as AWS answers, and is no mistake of ours.
// UNSEALED_FUZZ=100000 npx vitest run --project node src/server/fuzz.test.ts sends more of it.
import { connect, type AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signed } from '../../scripts/signed.mjs'
import { allOperations, createEnvironment, type Shape } from '../sim/index.ts'
import { createHandler } from '../wire/handler.ts'
import { createFront } from './front.ts'
import { createLive } from './live.ts'
import { startingWorld } from './startingWorld.ts'
import { createStory } from './story.ts'

const RUNS = Number(process.env['UNSEALED_FUZZ'] ?? 240)
/** Most of it waits: for what was cut off and does not come. */
const TIMEOUT = 60_000 + RUNS * 100
const credentials = { accessKeyId: 'test', secretAccessKey: 'secret' }
const environment = createEnvironment()
const operations = (await allOperations()).filter(({ name }) => !name.startsWith('clock:'))
const bugs: unknown[] = []
const start = await startingWorld(environment, { port: 0, credentials })
const live = createLive(() => ({ scenario: start.scenario, world: start.world, environment }))
const onBug = (error: unknown) => void bugs.push(error)
const handler = createHandler({ world: start.world, environment, onBug })
const front = createFront({
  handler,
  now: environment.now,
  live,
  story: createStory(),
  reset: () => handler.reset(start.world),
  site: null,
  limits: { idle: 50, upload: 1 << 20 },
  onBug,
})

beforeAll(async () => {
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  for (const [method, path] of [
    ['PUT', '/gallery'],
    ['PUT', '/gallery/photo'],
  ] as const)
    await answerTo(bytesOf({ method, path, headers: {}, body: Buffer.from('x'), service: 's3' }))
})

afterAll(() => {
  live.close()
  front.close()
  front.closeAllConnections()
})

test(
  'each request gets an answer in AWS’s form, whatever is in it',
  () =>
    fc.assert(
      fc.asyncProperty(request, async (sent) => {
        expect(flawIn(await answerTo(bytesOf(sent)), sent.method)).toBeUndefined()
      }),
      { numRuns: RUNS },
    ),
  TIMEOUT,
)

test(
  'bytes that were changed on their way get one, too, or none that promises anything',
  () =>
    fc.assert(
      fc.asyncProperty(request, changes, async (sent, edits) => {
        const answer = await answerTo(changed(bytesOf(sent), edits))
        // A changed method may be any, and what is cut off before its end is nothing.
        expect(answer === '' ? undefined : flawIn(answer, undefined)).toBeUndefined()
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    ),
  TIMEOUT,
)

test(
  'requests on one connection are answered in their order, a bad one among them or not',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 2, maxLength: 6 }), async (sent) => {
        const last = sent.length - 1
        const answer = await answerTo(Buffer.concat(sent.map((one, i) => bytesOf(one, i === last))))
        expect(answer.match(/HTTP\/1\.1 [2-5]\d\d /g)?.length ?? 0).toBeGreaterThan(0)
        expect(bugs.splice(0)).toEqual([])
      }),
      { numRuns: Math.ceil(RUNS / 6) },
    ),
  TIMEOUT,
)

test.each([
  ['an expectation that nobody knows', 'PUT /b/k HTTP/1.1\r\nhost: localhost\r\nexpect: tea\r\ncontent-length: 0\r\n'],
  ['no host', 'GET /b HTTP/1.1\r\n'],
  ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nhost: localhost\r\n'],
  ['another protocol', 'GET /b HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n'],
])('%s is answered in AWS’s form', async (_, head) => {
  expect(flawIn(await answerTo(Buffer.from(`${head}\r\n`), 400), 'GET')).toBeUndefined()
})

test('headers that do not end are given up', async () => {
  expect(flawIn(await answerTo(Buffer.from('GET / HTTP/1.1\r\nhost: localhost\r\nx: '), 1000), 'GET')).toBeUndefined()
})

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Undefined for an anonymous request. */
  readonly service: string | undefined
  readonly payload?: string
}

/** What is wrong with an answer; undefined when nothing is. */
function flawIn(answer: string, method: string | undefined): unknown {
  const mistakes = bugs.splice(0)
  if (mistakes.length > 0) return mistakes
  const [, status = '', headers = '', body = ''] =
    /^HTTP\/1\.1 (\d{3}) [^\r]*\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(answer) ?? []
  if (!/^[2345]\d\d$/.test(status) || status === '500') return answer.slice(0, 200)
  if (Number(status) < 400 || method === 'HEAD' || (method === undefined && body === '')) return undefined
  const form = /content-type: application\/x-amz-json-1\.1/i.test(headers)
    ? /^\{"__type":"\w+/
    : /^(<\?xml [^>]*>\s*)?<(Error|ErrorResponse)\b.*<Code>[\w.]+<\/Code>/s
  return form.test(body) ? undefined : answer.slice(0, 500)
}

function bytesOf({ method, path, headers, body, service, payload }: Sent, isLast = true): Buffer {
  const all = { host: 'localhost', ...headers }
  const complete = service
    ? signed({ method, path, headers: all, body, service, ...(payload !== undefined && { payload }) }, credentials)
    : all
  const lines = Object.entries(complete).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(
      `${method} ${path} HTTP/1.1\r\n${lines.join('')}content-length: ${body.length}\r\n${isLast ? 'connection: close\r\n' : ''}\r\n`,
      'latin1',
    ),
    body,
  ])
}

/** What comes back until the front closes the connection; rejects when it does not. */
const answerTo = (bytes: Buffer, patience = 5000) =>
  new Promise<string>((resolve, reject) => {
    const { port } = front.address() as AddressInfo // it listens on TCP
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const timer = setTimeout(() => {
      socket.destroy()
      if (text === '') reject(new Error(`No answer to ${bytes.toString('latin1').slice(0, 400)}`))
      else resolve(text)
    }, patience)
    socket.on('data', (part) => (text += part.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(text)
    })
  })

type Edit = readonly [kind: 'cut' | 'flip' | 'double' | 'insert', at: number, byte: number]

const changes: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(
    fc.constantFrom('cut' as const, 'flip' as const, 'double' as const, 'insert' as const),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(255),
  ),
  { minLength: 1, maxLength: 4 },
)

function changed(bytes: Buffer, edits: readonly Edit[]): Buffer {
  let now = bytes
  for (const [kind, part, byte] of edits) {
    const at = Math.floor(part * now.length)
    const [before, after] = [now.subarray(0, at), now.subarray(at)]
    switch (kind) {
      case 'cut':
        now = before
        break
      case 'flip':
        now = Buffer.concat([before, Buffer.of(byte), after.subarray(1)])
        break
      case 'double':
        now = Buffer.concat([before, after.subarray(0, 40), after])
        break
      case 'insert':
        now = Buffer.concat([before, Buffer.of(byte, 13, 10), after])
        break
    }
  }
  return now
}

// WHAT IS SENT

const word = fc.stringMatching(/^[\w./+=;,@-]{0,24}$/)
/** What a header can carry at all. */
const headerValue = fc.oneof(word, fc.stringMatching(/^[!-~\u00A1-\u00FF]{0,40}$/))
const deep = (open: string, close: string) => fc.nat(30_000).map((times) => open.repeat(times) + close.repeat(times))

const targets: Readonly<Record<string, string>> = {
  kms: 'TrentService',
  cloudtrail: 'CloudTrail_20131101',
  organizations: 'AWSOrganizationsV20161128',
}
const callsOf = (...services: readonly string[]) =>
  fc.constantFrom(...operations.filter(({ name }) => services.some((service) => name.startsWith(`${service}:`))))

const json: fc.Arbitrary<Sent> = callsOf('kms', 'cloudtrail', 'organizations').chain(({ name, input, example }) => {
  const [service = '', operation = ''] = name.split(':')
  const text = fc.oneof(
    fc.record(Object.fromEntries(Object.entries(input).map(([member, { shape }]) => [member, likely(shape)])), {
      requiredKeys: [],
    }),
    fc.constant(example),
    fc.jsonValue(),
    fc.record({ KeyId: fc.jsonValue(), Policy: word, Tags: fc.jsonValue(), __proto__: fc.jsonValue() }),
  )
  return fc.record({
    method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT'),
    path: fc.constantFrom('/', '/', '/', '/x?y=z'),
    headers: fc.record({
      'x-amz-target': fc.oneof(fc.constant(`${targets[service]}.${operation}`), word),
      'content-type': fc.constant('application/x-amz-json-1.1'),
    }),
    body: fc.oneof(
      { weight: 6, arbitrary: text.map((value) => Buffer.from(JSON.stringify(value) ?? '')) },
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      deep('[', ']').map((value) => Buffer.from(value)),
      deep('{"a":', '}').map((value) => Buffer.from(value.replace(':}', ':1}'))),
      deep('{"KeyId":', '}').map((value) => Buffer.from(value.replace(':}', ':1}'))),
      deep('[', ']').map((value) => Buffer.from(`{"Tags":${value}}`)),
    ),
    service: fc.constantFrom(service, service, service, 's3', 'iam', undefined),
  })
})

const query: fc.Arbitrary<Sent> = callsOf('iam', 'sts').chain(({ name, input }) => {
  const [service = '', operation = ''] = name.split(':')
  const names = fc.oneof(
    fc.constantFrom(
      ...Object.keys(input),
      'Tags.member.1.Key',
      'Tags.member.999999999.Key',
      'Tags.entry.1.key',
      '__proto__.x',
    ),
    fc
      .array(fc.constantFrom('Tags', 'member', '1', '0', '-1', 'Key', 'a'), { maxLength: 3000 })
      .map((parts) => parts.join('.')),
  )
  const pairs = fc.array(fc.tuple(names, fc.oneof(word, fc.string({ unit: 'binary', maxLength: 20 }))), {
    maxLength: 6,
  })
  return fc.record({
    method: fc.constantFrom('POST', 'POST', 'GET'),
    path: fc.constant('/'),
    headers: fc.constant({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    body: fc.oneof(
      {
        weight: 6,
        arbitrary: pairs.map((given) =>
          Buffer.from(
            [['Action', operation], ['Version', service === 'iam' ? '2010-05-08' : '2011-06-15'], ...given]
              .map(([key = '', value = '']) => `${encodeURIComponent(key)}=${encodeURIComponent(value.toWellFormed())}`)
              .join('&'),
          ),
        ),
      },
      fc.constant(Buffer.from('Action=%&Version=%zz')),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    ),
    service: fc.constantFrom(service, service, undefined),
  })
})

const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><Tagging>&b;</Tagging>`
const xml = fc.oneof(
  fc.constantFrom(
    bomb,
    '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
    '<Delete><Object><Key>photo</Key></Object></Delete>',
    '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>',
    '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
    '<__proto__><a/></__proto__>',
    '<Tagging><__proto__>1</__proto__><constructor/></Tagging>',
    '<Tagging>&#x110000;&#0;</Tagging>',
    '<',
    '<a><b></a></b>',
  ),
  deep('<a>', '</a>'),
  deep('<Tagging><TagSet>', '</TagSet></Tagging>'),
  fc.string({ maxLength: 40 }),
)
const chunked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '4\r\nabcd\r\n',
        '0\r\n',
        '\r\n',
        'ffffffff\r\n',
        '4;chunk-signature=00\r\nabcd\r\n',
        'x-amz-checksum-crc32:AAAAAA==\r\n',
        'zz\r\n',
        'a'.repeat(9000),
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => Buffer.from(parts.join('')))
const streaming = fc.constantFrom(
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
)
const subresource = fc.constantFrom(
  '',
  'acl=',
  'cors=',
  'delete=',
  'encryption=',
  'list-type=2',
  'location=',
  'partNumber=1&uploadId=x',
  'policy=',
  'publicAccessBlock=',
  'tagging=',
  'uploads=',
  'uploadId=x',
  'versioning=',
  'versions=',
  'max-keys=-1',
  'max-keys=99999999999999999',
  'versionId=%00',
  'attributes=',
)
const s3Headers = fc.dictionary(
  fc.constantFrom(
    'range',
    'if-match',
    'if-modified-since',
    'x-amz-copy-source',
    'x-amz-acl',
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'x-amz-server-side-encryption-context',
    'x-amz-meta-a',
    'x-amz-tagging',
    'x-amz-checksum-crc32',
    'x-amz-sdk-checksum-algorithm',
    'content-md5',
    'content-type',
    'content-encoding',
    'x-amz-security-token',
    'x-amz-decoded-content-length',
    'x-amz-trailer',
    'x-amz-storage-class',
    'x-amz-object-attributes',
    'origin',
    'cookie',
  ),
  fc.oneof(
    headerValue,
    fc.constantFrom(
      'bytes=0-0',
      'bytes=-1',
      'bytes=9-',
      'gallery/photo',
      '/gallery/photo?versionId=x',
      'aws:kms',
      'alias/none',
      '4',
    ),
  ),
  { maxKeys: 4 },
)
const place = fc.oneof(
  fc.constantFrom(
    '/',
    '/gallery',
    '/gallery/photo',
    '/gallery/',
    '/none/x',
    '/gallery/%00',
    '/gallery/%zz',
    '//',
    '/%2e%2e/%2e%2e',
    '/gallery/a%2Fb',
  ),
  fc.array(word, { maxLength: 4 }).map((parts) => `/${parts.map(encodeURIComponent).join('/')}`),
)
const s3: fc.Arbitrary<Sent> = fc
  .record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PURGE', 'M-SEARCH'),
    place,
    subresource,
    headers: s3Headers,
    body: fc.oneof(
      xml.map((text) => ({ bytes: Buffer.from(text), mode: undefined })),
      fc.tuple(chunked, streaming).map(([bytes, mode]) => ({ bytes, mode })),
      fc.constant({ bytes: Buffer.alloc(0), mode: undefined }),
    ),
    service: fc.constantFrom('s3', 's3', 's3', 'kms', undefined),
  })
  .map(({ method, place: path, subresource: query, headers, body: { bytes, mode }, service }) => ({
    method,
    path: query === '' ? path : `${path}?${query}`,
    headers,
    body: bytes,
    service,
    ...(mode !== undefined && { payload: mode }),
  }))

const request: fc.Arbitrary<Sent> = fc.oneof(json, query, s3, s3)

/** Of the right type, mostly. */
function likely(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'string':
      return fc.oneof(
        fc.constantFrom(...(shape.values ?? ['alias/x', 'gallery', 'x'])),
        fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed()),
      )
    case 'integer':
      return fc.oneof(fc.integer(), fc.double())
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return fc.oneof(fc.nat(), fc.double())
    case 'blob':
      return fc.oneof(fc.base64String({ maxLength: 200 }), fc.string())
    case 'list':
      return fc.array(likely(shape.of), { maxLength: 3 })
    case 'map':
      return fc.dictionary(fc.string(), likely(shape.of), { maxKeys: 3 })
    case 'structure':
      return fc.record(
        Object.fromEntries(Object.entries(shape.members).map(([name, { shape: inner }]) => [name, likely(inner)])),
        { requiredKeys: [] },
      )
  }
}
