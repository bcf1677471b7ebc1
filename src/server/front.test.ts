import { mkdtemp, writeFile } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, expect, test } from 'vitest'
import { signed } from '../../scripts/signed.mjs'
import { createDecoder } from '../live/graph.ts'
import type { ExchangeMessage, StartMessage } from '../live/messages.ts'
import { get } from '../sim/index.ts'
import { closeFronts, credentials, dialled, raw, send, startedFront } from './testing/startedFront.ts'

afterEach(closeFronts)

async function started(...given: Parameters<typeof startedFront>) {
  const front = await startedFront(...given)
  const endpoint = `http://127.0.0.1:${front.port}`
  return { ...front, sts: new STSClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }) }
}

test('answers AWS’s own SDK', async () => {
  const { sts } = await started()
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:root',
  })
})

test.each([
  ['UTF-8, as boto3 does', 'utf8'],
  ['Latin-1, as Node itself does', 'latin1'],
] as const)('metadata beyond ASCII is read as it was signed when a client sends %s', async (_, encoding) => {
  const { port, handler } = await started()
  const host = `127.0.0.1:${port}`
  const send = (method: string, path: string, more: Readonly<Record<string, string>> = {}) => {
    const headers = signed(
      { method, path, headers: { host, 'content-length': '0', ...more }, service: 's3' },
      credentials,
    )
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    return raw(port, Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}connection: close\r\n\r\n`, encoding))
  }
  expect(await send('PUT', '/metadata-bucket')).toContain('200 OK')
  const put = await send('PUT', '/metadata-bucket/a', { 'x-amz-meta-note': 'Züri' })
  expect(put).toContain('200 OK')
  // LocalStack's test_s3_get_response_case_sensitive_headers: names of headers as AWS spells them.
  expect(put).toMatch(/\r\nETag: "[\da-f]{32}"\r\n/)
  expect(put).toMatch(/\r\nx-amz-request-id: \w+\r\n/)
  expect(put).toMatch(/\r\nContent-Length: 0\r\n/)
  const bucket = get(handler.world.s3.buckets, 'metadata-bucket')
  expect(bucket && get(bucket.objects, 'a')?.metadata).toEqual([['note', 'Züri']])
})

test('gives the story so far, and goes back to the start', async () => {
  const { port, sts } = await started()
  await sts.send(new GetCallerIdentityCommand({}))
  const story = JSON.parse((await send(port, 'GET', '/_unsealed/trace')).text) as {
    operation: string
    steps: object[]
  }[]
  expect(story.map(({ operation }) => operation)).toEqual(['sts:GetCallerIdentity'])
  expect(story[0]?.steps[0]).not.toHaveProperty('world')
  expect((await send(port, 'POST', '/_unsealed/reset')).status).toBe(200)
  expect((await send(port, 'GET', '/_unsealed/trace')).text).toBe('[]')
  expect((await send(port, 'GET', '/_unsealed/reset')).status).toBe(405)
})

test('lets time pass, so that what was to happen happens', async () => {
  const { port, handler } = await started()
  const { status, text } = await send(port, 'POST', '/_unsealed/pass?days=7&minutes=5')
  expect(status).toBe(200)
  expect(handler.world.timePassed).toBe((7 * 24 * 60 + 5) * 60_000)
  expect(Date.parse(text.trim()) - Date.now() - handler.world.timePassed).toBeLessThan(60_000)
  expect(JSON.parse((await send(port, 'GET', '/_unsealed/trace')).text)).toMatchObject([
    { operation: 'clock:PassTime', status: 200 },
  ])
})

test.each(['', '?minutes=-1', '?minutes=1e3', '?days=99999', '?minutes=0'])(
  'lets no time pass for %j, and says why',
  async (query) => {
    const { port, handler } = await started()
    expect((await send(port, 'POST', `/_unsealed/pass${query}`)).status).toBe(400)
    expect(handler.world.timePassed).toBe(0)
    expect((await send(port, 'GET', `/_unsealed/pass${query}`)).status).toBe(405)
  },
)

test.each<readonly [Record<string, string>, string]>([
  [{ host: 'evil.example' }, 'a name that was pointed at this machine'],
  [{ origin: 'https://evil.example' }, 'a form of another site'],
])('is closed to %j, %s', async (headers, _) => {
  const { port } = await started()
  expect((await send(port, 'POST', '/_unsealed/reset', headers)).status).toBe(403)
  expect((await send(port, 'GET', '/_unsealed/trace', headers)).status).toBe(403)
})

test('sends a browser to the page, and an AWS client to S3', async () => {
  const { port } = await started()
  expect(await send(port, 'GET', '/', { accept: 'text/html,*/*' })).toMatchObject({
    status: 302,
    headers: { location: '/_unsealed/' },
  })
  expect((await send(port, 'GET', '/')).text).toContain('<Code>AccessDenied</Code>')
})

test('serves the page with leave to follow this front, and nothing beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unsealed-site-'))
  const site = join(folder, 'dist')
  const { mkdir } = await import('node:fs/promises')
  await mkdir(site)
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(
    join(site, 'index.html'),
    `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'"><title>x</title>`,
  )
  const { port } = await started({}, site)
  const page = await send(port, 'GET', '/_unsealed/')
  expect(page.text).toContain(`connect-src 'self'`)
  expect(page.text).toContain('<meta name="unsealed-live" content="./live" />')
  for (const path of [
    '/_unsealed/../secret.txt',
    '/_unsealed/..%2fsecret.txt',
    '/_unsealed/%2e%2e/secret.txt',
    '/_unsealed/%',
  ])
    expect((await send(port, 'GET', path)).text).not.toContain('secret\n')
  expect((await send(port, 'GET', '/_unsealed/..%2fsecret.txt')).status).toBe(404)
})

test('tells a page that follows first the world, then each request', async () => {
  const { port, sts, handler } = await started()
  const page = listening(port)
  await page.heard(1)
  await sts.send(new GetCallerIdentityCommand({}))
  const events = await page.heard(2)
  const decode = createDecoder()
  const start = events[0]?.message as unknown as StartMessage // the first thing that a page hears
  decode(start.world)
  const exchange = events[1]?.message as unknown as ExchangeMessage // the next one
  expect(exchange).toMatchObject({ operation: 'sts:GetCallerIdentity', status: 200 })
  expect(JSON.stringify(decode(exchange.trace))).toContain('"request-sent"')
  expect(decode(exchange.world)).toEqual(handler.world)
  page.stop()
})

test('a page that comes back hears what it has missed, unless the world is another one', async () => {
  const { port, sts } = await started()
  const ask = () => sts.send(new GetCallerIdentityCommand({}))
  const first = listening(port)
  await first.heard(1)
  await ask()
  await first.heard(2)
  first.stop()
  await ask()
  await ask()
  const again = listening(port, first.lastId())
  const [start, ...missed] = await again.heard(3)
  expect(start).toMatchObject({ event: 'start', message: { isResumed: true } })
  expect(missed.map(({ event, message }) => [event, message['operation']])).toEqual([
    ['exchange', 'sts:GetCallerIdentity'],
    ['exchange', 'sts:GetCallerIdentity'],
  ])
  again.stop()
  await send(port, 'POST', '/_unsealed/reset')
  for (const id of [again.lastId(), 'nonsense', 'x -1']) {
    const stranger = listening(port, id)
    expect((await stranger.heard(1))[0]).toMatchObject({ event: 'start', message: { isResumed: false } })
    stranger.stop()
  }
})

interface Told {
  readonly event: string
  readonly message: Readonly<Record<string, unknown>>
}

/** What the front tells a page. */
function listening(port: number, lastEventId?: string) {
  const told: Told[] = []
  let id = ''
  const stream = ask(
    {
      port,
      host: '127.0.0.1',
      path: '/_unsealed/live',
      headers: { ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    },
    (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const match = /^id: (.*)\nevent: (.*)\ndata: (.*)$/s.exec(text.slice(0, end))
          id = match?.[1] ?? id
          if (match) told.push({ event: match[2] ?? '', message: JSON.parse(match[3] ?? '') as Told['message'] })
          text = text.slice(end + 2)
        }
      })
      response.on('error', () => undefined)
    },
  )
  stream.on('error', () => undefined)
  stream.end()
  return {
    heard: async (count: number) => {
      await expect.poll(() => told.length).toBeGreaterThanOrEqual(count)
      return told
    },
    lastId: () => id,
    stop: () => stream.destroy(),
  }
}

test('answers HEAD without a body, and keeps the connection', async () => {
  const { port } = await started()
  const text = await raw(
    port,
    'HEAD /nowhere/key HTTP/1.1\r\nhost: localhost\r\n\r\nGET /nowhere HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  )
  const [first = '', second = ''] = text.split(/(?<=\r\n\r\n)(?=HTTP)/)
  expect(first).toMatch(/^HTTP\/1\.1 404 [\s\S]*\r\n\r\n$/)
  expect(second).toContain('<Code>')
})

/** A signed request for S3, as bytes. */
function s3(port: number, method: string, path: string, version: string, more: Readonly<Record<string, string>> = {}) {
  const request = { method, path, headers: { host: `127.0.0.1:${port}`, 'content-length': '0' }, service: 's3' }
  const headers = { ...signed(request, credentials), ...more }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/${version}\r\n${lines.join('')}\r\n`
}

// LocalStack records what AWS says: TestS3::test_get_object_content_length_with_virtual_host, and for an answer of no bytes
// TestS3::test_put_and_get_object_with_content_language_disposition.
// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json
test('S3 keeps a connection without saying so, and says how long an empty answer is', async () => {
  const { port } = await started()
  const { socket, heard, closed } = dialled(port, s3(port, 'PUT', '/quiet-bucket', '1.1'))
  expect(await heard(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  socket.write(s3(port, 'PUT', '/quiet-bucket/a', '1.1'))
  await heard(/etag/i)
  socket.write(s3(port, 'DELETE', '/quiet-bucket/a', '1.1'))
  await heard(/HTTP\/1\.1 204/)
  socket.write(s3(port, 'GET', '/quiet-bucket/a', '1.1', { connection: 'close' }))
  const [made = '', put = '', deleted = '', last = ''] = (await closed).split(/(?=HTTP\/1\.1)/)
  for (const head of [made, put, deleted]) expect(head).not.toMatch(/^(connection|keep-alive|transfer-encoding):/im)
  for (const head of [made, put]) expect(head).toMatch(/^Content-Length: 0\r$/m)
  expect(deleted).not.toMatch(/^content-length/im)
  expect(last).toMatch(/^HTTP\/1\.1 404/)
  expect(last).toMatch(/^connection: close\r$/im)
})

test('a client that speaks HTTP/1.0 is told whether its connection is kept', async () => {
  const { port } = await started()
  const { socket, heard, closed } = dialled(port, s3(port, 'PUT', '/older-bucket', '1.0', { connection: 'keep-alive' }))
  expect(await heard(/\r\n\r\n/)).toMatch(/^connection: keep-alive\r$/im)
  socket.write(s3(port, 'GET', '/older-bucket', '1.0'))
  const [, second = ''] = (await closed).split(/(?=HTTP\/1\.1)/)
  expect(second).toMatch(/^connection: close\r$/im)
  expect(second).toContain('</ListBucketResult>')
})

test('answers “Expect: 100-continue”', async () => {
  const { port } = await started()
  const text = await raw(
    port,
    'PUT /b/k HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 1\r\nconnection: close\r\n\r\nx',
  )
  expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 /)
})

test.each([
  ['an object that is too large', 'rest-xml', { upload: 10 }, {}, 400, 'EntityTooLarge'],
  [
    'a KMS request that is too large',
    'json',
    { body: 10 },
    { 'x-amz-target': 'TrentService.ListKeys' },
    413,
    'RequestEntityTooLargeException',
  ],
] as const)('refuses %s before it has read it', async (_, __, limits, headers, status, code) => {
  const { port } = await started(limits)
  const answer = await send(port, 'POST', '/', headers, 'x'.repeat(1000))
  expect(answer).toMatchObject({ status, text: expect.stringContaining(code) as string })
})

test('refuses what is too large without having said so', async () => {
  const { port } = await started({ upload: 10 })
  const text = await raw(
    port,
    `PUT /b/k HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n14\r\n${'x'.repeat(20)}\r\n0\r\n\r\n`,
  )
  expect(text).toContain('<Code>EntityTooLarge</Code>')
})

test('gives up on a body that does not come', async () => {
  const { port } = await started({ idle: 50 })
  const text = await raw(port, 'PUT /b/k HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nabc')
  expect(text).toContain('<Code>RequestTimeout</Code>')
})

test('refuses more requests at a time than it takes', async () => {
  const { port } = await started({ requests: 1, idle: 300 })
  const slow = raw(port, 'PUT /b/k HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await send(port, 'GET', '/')).text).toContain('<Code>SlowDown</Code>')
  await slow
})

test.each([
  [
    'headers that are too large',
    `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`,
    'RequestHeaderSectionTooLarge',
  ],
  ['what is no HTTP', 'hello\r\n\r\n', 'BadRequest'],
  ['a broken chunk', 'PUT /b/k HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 'BadRequest'],
])('survives %s', async (_, bytes, code) => {
  const { port, sts, bugs } = await started()
  expect(await raw(port, bytes)).toContain(`<Code>${code}</Code>`)
  await sts.send(new GetCallerIdentityCommand({}))
  expect(bugs).toEqual([])
})
