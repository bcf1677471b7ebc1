// What no client of AWS would do, and what somebody might do on purpose. After each of it the front goes on.
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { signed } from '../../scripts/signed.mjs'
import { closeFronts, credentials, dialled, raw, send, startedFront } from './testing/startedFront.ts'

afterEach(closeFronts)

const HEAD = 'host: localhost\r\n'
const CLOSE = `${HEAD}connection: close\r\n`

test.each<readonly [what: string, bytes: string, answer: RegExp]>([
  ['HTTP/1.0 without a host', 'GET /gallery HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 40[34] [\s\S]*<Code>/],
  ['HTTP/0.9', 'GET /\r\n', /<Code>RequestTimeout</],
  [
    'a whole URL, as for a proxy',
    `GET http://localhost/gallery HTTP/1.1\r\n${CLOSE}\r\n`,
    /<Resource>|<BucketName>gallery</,
  ],
  ['a path of two slashes', `GET //evil/ HTTP/1.1\r\n${CLOSE}\r\n`, /<Code>/],
  ['the server as a whole', `OPTIONS * HTTP/1.1\r\n${CLOSE}\r\n`, /<Code>/],
  ['a tunnel', `CONNECT example.com:443 HTTP/1.1\r\n${HEAD}\r\n`, /<Code>BadRequest</],
  [
    'another protocol',
    `GET /b HTTP/1.1\r\n${HEAD}connection: upgrade, close\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n\r\n`,
    /^HTTP\/1\.1 40\d [\s\S]*<Code>/,
  ],
  ['HTTP/2 from the start', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /<Code>BadRequest</],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /<Code>BadRequest</],
  [
    'an expectation that nobody knows',
    `PUT /b/k HTTP/1.1\r\n${HEAD}expect: tea\r\ncontent-length: 1\r\n\r\n`,
    /<Code>BadRequest</,
  ],
  [
    'two lengths, of which one is in chunks',
    `PUT /b/k HTTP/1.1\r\n${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /_unsealed/trace HTTP/1.1\r\n${HEAD}\r\n`,
    /^HTTP\/1\.1 400 [^]*<Code>BadRequest<(?![^]*HTTP\/1)/,
  ],
  ['two lengths', `PUT /b/k HTTP/1.1\r\n${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\nab`, /<Code>BadRequest</],
  ['a negative length', `PUT /b/k HTTP/1.1\r\n${HEAD}content-length: -1\r\n\r\n`, /<Code>BadRequest</],
  [
    'a length beyond all numbers',
    `PUT /b/k HTTP/1.1\r\n${HEAD}content-length: ${'9'.repeat(40)}\r\n\r\n`,
    /<Code>BadRequest</,
  ],
  [
    'a transfer coding that nobody knows',
    `PUT /b/k HTTP/1.1\r\n${HEAD}transfer-encoding: gzip\r\n\r\nabc`,
    /<Code>BadRequest</,
  ],
  [
    'a chunk with an extension that does not end',
    `PUT /b/k HTTP/1.1\r\n${CLOSE}transfer-encoding: chunked\r\n\r\n1;${'x'.repeat(100_000)}\r\na\r\n0\r\n\r\n`,
    /<Code>/,
  ],
  [
    'a chunk that is too long for a number',
    `PUT /b/k HTTP/1.1\r\n${HEAD}transfer-encoding: chunked\r\n\r\n${'f'.repeat(30)}\r\n`,
    /<Code>BadRequest</,
  ],
  [
    'a header that goes on in the next line',
    `GET /b HTTP/1.1\r\n${HEAD}x: a\r\n b\r\nconnection: close\r\n\r\n`,
    /<Code>/,
  ],
  ['a header with a zero byte', `GET /b HTTP/1.1\r\n${HEAD}x: a\0b\r\n\r\n`, /<Code>BadRequest</],
  ['many headers', `GET /b HTTP/1.1\r\n${CLOSE}${'a: b\r\n'.repeat(3000)}\r\n`, /<Code>/],
])('%s is answered in AWS’s form', async (_, bytes, answer) => {
  const { port, bugs } = await startedFront({ idle: 200 })
  expect(await raw(port, Buffer.from(bytes, 'latin1'))).toMatch(answer)
  expect((await send(port, 'GET', '/_unsealed/trace')).status).toBe(200)
  expect(bugs).toEqual([])
})

test('a client that has said its last word still gets its answer', async () => {
  const { port } = await startedFront()
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  let text = ''
  socket.on('data', (part) => (text += part.toString('latin1')))
  socket.end(`GET /gallery HTTP/1.1\r\n${HEAD}\r\n`)
  await once(socket, 'end')
  socket.end()
  expect(text).toContain('<Code>')
})

test('requests that are sent at once are answered in their order', async () => {
  const { port } = await startedFront()
  const paths = Array.from({ length: 40 }, (_, i) => `/bucket-${i}/key`)
  const text = await raw(
    port,
    `${paths.map((path) => `GET ${path} HTTP/1.1\r\n${HEAD}\r\n`).join('')}GET /last/key HTTP/1.1\r\n${CLOSE}\r\n`,
  )
  const told = [...text.matchAll(/<BucketName>([\w-]+)</g)].map(([, name]) => name)
  expect(told).toEqual([...paths.map((path) => path.split('/')[1]), 'last'])
})

test('what came before something that cannot be read is answered first', async () => {
  const { port, bugs } = await startedFront()
  const text = await raw(
    port,
    `GET /gallery/key HTTP/1.1\r\n${HEAD}\r\nGET /other HTTP/1.1\r\n${HEAD}\r\nno HTTP\r\n\r\n`,
  )
  expect([...text.matchAll(/<Code>(\w+)</g)].map(([, code]) => code)).toEqual([
    'NoSuchBucket',
    'NoSuchBucket',
    'BadRequest',
  ])
  expect(bugs).toEqual([])
})

const partOf = (length: number, sent = 0): string =>
  `PUT /gallery/photo HTTP/1.1\r\n${HEAD}content-length: ${length}\r\n\r\n${'x'.repeat(sent)}`

test('bodies beyond what is in memory at a time are refused, and taken again when there is room', async () => {
  const { port, bugs } = await startedFront({ inFlight: 1_000_000 })
  const first = dialled(port, partOf(600_000, 1000))
  await expect
    .poll(() => send(port, 'PUT', '/gallery/photo', {}, 'x'.repeat(500_000)))
    .toMatchObject({
      status: 503,
      text: expect.stringContaining('<Code>SlowDown</Code>') as string,
    })
  // https://docs.aws.amazon.com/kms/latest/developerguide/throttling.html
  const kms = { 'x-amz-target': 'TrentService.Encrypt', 'content-type': 'application/x-amz-json-1.1' }
  expect(await send(port, 'POST', '/', kms, 'x'.repeat(500_000))).toMatchObject({
    status: 400,
    text: '{"__type":"ThrottlingException","message":"Rate exceeded"}',
  })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await send(port, 'POST', '/', form, 'x'.repeat(500_000))).text).toContain('<Code>Throttling</Code>')
  // What is small has always room.
  expect((await send(port, 'POST', '/', kms, 'x'.repeat(1000))).text).not.toContain('Throttling')
  // Nobody knows how long this one gets.
  const chunk = `7a120\r\n${'x'.repeat(500_000)}\r\n`
  const chunked = `PUT /b/k HTTP/1.1\r\n${CLOSE}transfer-encoding: chunked\r\n\r\n${chunk}0\r\n\r\n`
  expect(await raw(port, chunked)).toContain('<Code>SlowDown</Code>')

  first.socket.destroy()
  await expect
    .poll(async () => (await send(port, 'PUT', '/gallery/photo', {}, 'x'.repeat(500_000))).text)
    .toContain('NoSuchBucket')
  expect(bugs).toEqual([])
})

test('a client that waits for “100 Continue” is refused before it has sent anything', async () => {
  const { port } = await startedFront({ inFlight: 100_000 })
  const text = await raw(port, `PUT /b/k HTTP/1.1\r\n${HEAD}expect: 100-continue\r\ncontent-length: 200000\r\n\r\n`)
  expect(text).toMatch(/^HTTP\/1\.1 503 [^]*<Code>SlowDown</)
})

test('who sends all of a body that is refused gets the answer, and can go on', async () => {
  const { port } = await startedFront({ upload: 100_000 })
  const text = await raw(port, `${partOf(3_000_000, 3_000_000)}GET /gallery HTTP/1.1\r\n${CLOSE}\r\n`)
  expect([...text.matchAll(/<Code>(\w+)</g)].map(([, code]) => code)).toEqual(['EntityTooLarge', 'NoSuchBucket'])
})

/** A front with an object of 40 MB, more than the system keeps for a connection, and the request for it. */
async function withFilm(limits: Parameters<typeof startedFront>[0]) {
  const front = await startedFront(limits)
  const put = async (operation: string, input: object) =>
    expect(await front.handler.send({ as: { type: 'root' }, operation, input })).not.toHaveProperty('error')
  await put('s3:CreateBucket', { Bucket: 'gallery' })
  await put('s3:PutObject', { Bucket: 'gallery', Key: 'film', Body: new Uint8Array(40_000_000) })
  const path = '/gallery/film'
  const headers = signed({ method: 'GET', path, headers: { host: 'localhost' }, service: 's3' }, credentials)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const get = `GET ${path} HTTP/1.1\r\n${lines.join('')}connection: close\r\n\r\n`
  const slow = dialled(front.port, get)
  await slow.heard(/^HTTP\/1\.1 200 /)
  slow.socket.pause()
  return { ...front, get, slow }
}

test('answers count as bodies, too, until they are read', async () => {
  const { get, port, slow } = await withFilm({ inFlight: 70_000_000 })
  expect(await raw(port, get)).toMatch(/^HTTP\/1\.1 503 [^]*<Code>SlowDown</)
  slow.socket.destroy()
  await expect.poll(() => raw(port, get)).toMatch(/^HTTP\/1\.1 200 /)
})

test('who does not read an answer loses it', async () => {
  const { server, slow } = await withFilm({ unread: 2000 })
  expect(await connections(server)).toBe(1)
  await expect.poll(() => connections(server), { timeout: 10_000 }).toBe(0)
  slow.socket.destroy()
})

test('a body that trickles is given up', async () => {
  const { port } = await startedFront({ idle: 200, whole: 300 })
  const { closed, socket } = dialled(port, partOf(1000))
  const drip = setInterval(() => socket.write('x'), 20)
  const text = await closed
  clearInterval(drip)
  expect(text).toContain('<Code>RequestTimeout</Code>')
})

test('headers that trickle are given up', async () => {
  const { port } = await startedFront({ idle: 200 })
  const { closed, socket } = dialled(port, 'GET / HTTP/1.1\r\n')
  const drip = setInterval(() => socket.write('x: y\r\n'), 20)
  const text = await closed
  clearInterval(drip)
  expect(text).toContain('<Code>RequestTimeout</Code>')
})

test('connections that say nothing cost little, and end', async () => {
  const { port, server } = await startedFront({ idle: 800 })
  const silent = Array.from({ length: 1000 }, () => connect(port, '127.0.0.1'))
  for (const socket of silent) socket.on('error', () => undefined).resume()
  await Promise.all(silent.map((socket) => once(socket, 'connect')))
  expect((await send(port, 'GET', '/gallery')).text).toContain('<Code>NoSuchBucket</Code>')
  await expect.poll(() => connections(server), { timeout: 8000 }).toBeLessThan(3)
})

const connections = (server: Awaited<ReturnType<typeof startedFront>>['server']) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )

test('who does not close a connection that was refused loses it', async () => {
  const { port, server } = await startedFront({ idle: 200 })
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined).resume()
  socket.write('no HTTP\r\n\r\n')
  await expect.poll(() => connections(server), { timeout: 4000 }).toBe(0)
  socket.destroy()
})

test('a reset in the middle of an upload leaves nothing half done', async () => {
  const { port, bugs, handler } = await startedFront()
  const path = '/gallery/photo'
  await handler.send({ as: { type: 'root' }, operation: 's3:CreateBucket', input: { Bucket: 'gallery' } })
  const body = Buffer.alloc(100_000, 1)
  const headers = signed({ method: 'PUT', path, headers: { host: 'localhost' }, body, service: 's3' }, credentials)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const upload = dialled(
    port,
    `PUT ${path} HTTP/1.1\r\n${lines.join('')}content-length: ${body.length}\r\nconnection: close\r\n\r\n`,
  )
  upload.socket.write(body.subarray(0, 50_000))
  expect((await send(port, 'POST', '/_unsealed/reset')).status).toBe(200)
  upload.socket.write(body.subarray(50_000))
  expect(await upload.closed).toContain('<Code>NoSuchBucket</Code>')
  expect(bugs).toEqual([])
})

test('only GET takes a place among the pages that follow', async () => {
  const { port } = await startedFront()
  for (let i = 0; i < 20; i++) expect((await send(port, 'HEAD', '/_unsealed/live')).status).toBe(405)
  const page = dialled(port, `GET /_unsealed/live HTTP/1.1\r\n${HEAD}\r\n`)
  expect(await page.heard(/event: start/)).toContain('HTTP/1.1 200 ')
})

test('more pages than there are places for are told so', async () => {
  const { port } = await startedFront()
  for (let i = 0; i < 16; i++) await dialled(port, `GET /_unsealed/live HTTP/1.1\r\n${HEAD}\r\n`).heard(/event: start/)
  expect((await send(port, 'GET', '/_unsealed/live')).status).toBe(503)
})

test('a page that does not read loses its place, and the front forgets it', async () => {
  const { port, handler, server, bugs } = await startedFront({}, null, { mostWaiting: 100_000 })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(`GET /_unsealed/live HTTP/1.1\r\n${HEAD}\r\n`)
  await expect.poll(() => connections(server)).toBe(1)
  const as = { type: 'root' } as const
  await handler.send({ as, operation: 's3:CreateBucket', input: { Bucket: 'gallery' } })
  for (let i = 0; i < 30 && (await connections(server)) > 0; i++)
    await handler.send({
      as,
      operation: 's3:PutObject',
      input: { Bucket: 'gallery', Key: 'photo', Body: new Uint8Array(900_000).fill(i) },
    })
  await expect.poll(() => connections(server)).toBe(0)
  expect(bugs).toEqual([])
  socket.destroy()
})

test.each<readonly [string, Record<string, string>]>([
  ['a name that was pointed at this machine', { host: 'rebound.example:4566' }],
  ['a name that begins like ours', { host: 'localhost.evil.example' }],
  ['a form of another site', { origin: 'https://evil.example' }],
  ['a sandboxed page', { origin: 'null' }],
  ['a page of another port', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['a picture or a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  [
    'a frame in another site',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
  ],
])('%s cannot reach what is ours', async (_, headers) => {
  const { port, handler } = await startedFront()
  await handler.send({ as: { type: 'root' }, operation: 's3:CreateBucket', input: { Bucket: 'gallery' } })
  const { world } = handler
  for (const [method, path] of [
    ['POST', 'reset'],
    ['POST', 'pass?days=1'],
    ['GET', 'trace'],
    ['GET', 'live'],
    ['GET', ''],
  ] as const)
    expect((await send(port, method, `/_unsealed/${path}`, headers)).status).toBe(403)
  expect(handler.world).toBe(world)
})

test('the host of a whole URL counts, not the one beside it', async () => {
  const { port } = await startedFront()
  const at = (host: string) => raw(port, `GET http://${host}/_unsealed/trace HTTP/1.1\r\n${CLOSE}\r\n`)
  expect(await at('rebound.example')).toContain('HTTP/1.1 403 ')
  expect(await at('localhost')).toContain('HTTP/1.1 200 ')
})

test('what is ours can be linked to, and tells browsers to keep it to itself', async () => {
  const { port } = await startedFront()
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  expect((await send(port, 'GET', '/_unsealed/', link)).status).toBe(404)
  expect((await send(port, 'POST', '/_unsealed/reset', link)).status).toBe(403)
  expect((await send(port, 'GET', '/_unsealed/trace')).headers).toMatchObject({
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  })
})
